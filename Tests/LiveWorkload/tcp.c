// Connections over TCP.
#include "workload.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

// A connection to itself over IPv4, a few bytes over it, and its end.
void tcp(long unused) {
  (void)unused;
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof(here);
  int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
  expect(setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) == 0);
  expect(bind(listener, (void *)&here, length) == 0 && listen(listener, 5) == 0);
  getsockname(listener, (void *)&here, &length);
  int client = socket(AF_INET, SOCK_STREAM, 0);
  expect(connect(client, (void *)&here, length) == 0);
  int server = accept(listener, NULL, NULL);
  expect(server >= 0 && send(client, "hello", 5, 0) == 5);
  char buffer[64];
  expect(recv(server, buffer, sizeof(buffer), 0) == 5);
  expect(shutdown(client, SHUT_WR) == 0 && read(server, buffer, sizeof(buffer)) == 0);
  close(server);
  // Nobody listens there any more.
  close(listener);
  int late = socket(AF_INET, SOCK_STREAM, 0);
  expect(connect(late, (void *)&here, length) < 0 && errno == ECONNREFUSED);
}
