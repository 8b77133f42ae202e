"""A client and a server that speak as memcached does, then metrics in datagrams."""
import socket
import threading


def serve(listener):
    connection, _ = listener.accept()
    while request := connection.recv(4096):
        connection.send(b"STORED\r\n" if request.startswith(b"set") else b"VALUE user:1 0 5\r\nhello\r\nEND\r\n")


listener = socket.create_server(("127.0.0.1", 11211))
server = threading.Thread(target=serve, args=(listener,))
server.start()
client = socket.create_connection(("127.0.0.1", 11211))
for request in (
    b"set user:1 0 60 5\r\nhello\r\n",
    b"set page:home 0 0 80\r\n" + b"<h1>shop</h1>".ljust(80) + b"\r\n",
    b"get user:1\r\n",
    b"gets user:1 page:home\r\n",
):
    client.send(request)
    client.recv(4096)
client.close()
server.join()

metrics = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
metrics.bind(("127.0.0.1", 9125))
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.connect(("127.0.0.1", 9125))
for count in range(3):
    sender.send(b"shop.requests:%d|c\n" % count)
    metrics.recv(100)
