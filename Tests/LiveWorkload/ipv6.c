// Sockets of IPv6.
#include "workload.h"

#include <netinet/in.h>
#include <sys/socket.h>

// A connection to itself over TCP, and a datagram.
void ipv6(long unused) {
  (void)unused;
  struct sockaddr_in6 here = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT}, from = here;
  socklen_t length = sizeof(here);
  int listener = socket(AF_INET6, SOCK_STREAM, 0);
  if (listener < 0) exit(STATUS_UNSUPPORTED);
  if (bind(listener, (void *)&here, length)) exit(STATUS_UNSUPPORTED);
  expect(listen(listener, 5) == 0);
  getsockname(listener, (void *)&here, &length);
  int client = socket(AF_INET6, SOCK_STREAM, 0);
  expect(connect(client, (void *)&here, length) == 0);
  int server = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
  expect(server >= 0 && write(client, "six", 3) == 3);
  char buffer[64];
  expect(read(server, buffer, sizeof(buffer)) == 3);
  int datagrams = socket(AF_INET6, SOCK_DGRAM, 0);
  expect(bind(datagrams, (void *)&from, length) == 0);
  getsockname(datagrams, (void *)&from, &length);
  expect(sendto(datagrams, "self", 4, 0, (void *)&from, length) == 4);
  expect(recvfrom(datagrams, buffer, sizeof(buffer), 0, (void *)&from, &length) == 4);
}
