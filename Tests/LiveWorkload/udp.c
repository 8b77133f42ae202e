// Datagrams over UDP.
#include "workload.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/uio.h>

// Datagrams from one socket to another over IPv4: with an address, with a message, on a connected socket.
void udp(long unused) {
  (void)unused;
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}, from;
  socklen_t length = sizeof(here), from_length = sizeof(from);
  int receiver = socket(AF_INET, SOCK_DGRAM, 0), sender = socket(AF_INET, SOCK_DGRAM, 0);
  expect(bind(receiver, (void *)&here, length) == 0);
  getsockname(receiver, (void *)&here, &length);
  expect(sendto(sender, "one", 3, 0, (void *)&here, length) == 3);
  char buffer[64], more[8];
  expect(recvfrom(receiver, buffer, sizeof(buffer), 0, (void *)&from, &from_length) == 3);
  struct iovec out[2] = {{"two ", 4}, {"parts", 5}}, in[2] = {{more, 6}, {buffer, sizeof(buffer)}};
  struct msghdr message = {.msg_name = &here, .msg_namelen = length, .msg_iov = out, .msg_iovlen = 2};
  expect(sendmsg(sender, &message, 0) == 9);
  message = (struct msghdr){.msg_name = &from, .msg_namelen = sizeof(from), .msg_iov = in, .msg_iovlen = 2};
  expect(recvmsg(receiver, &message, 0) == 9);
  expect(connect(sender, (void *)&here, length) == 0 && write(sender, "three", 5) == 5);
  expect(read(receiver, buffer, sizeof(buffer)) == 5);
}
