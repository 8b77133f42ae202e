"""nginx, with a page or with what a fault needs."""
from ward.node import await_listener

CONFIGURATION = """daemon off;
user root;
worker_processes 1;
pid nginx.pid;
error_log stderr error;
{main}
events {{ {events} }}
http {{
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  {http}
  server {{
    listen {listen};
    {server}
  }}
}}
"""
PAGE = 'location / { return 200 "served by $hostname\\n"; }'


def start(pod, port, *, address=None, server=PAGE, http="", events="", main="", listen=""):
    """Starts nginx in a pod and waits until it listens. The words are parts of its file."""
    where = f"{address}:{port}" if address else str(port)
    text = CONFIGURATION.format(main=main, events=events, http=http, listen=f"{where} {listen}".strip(), server=server)
    process = pod.start("nginx", "-p", pod.folder, "-c", pod.write("nginx.conf", text))
    await_listener(pod, port)
    return process
