// Many messages by one call.
#include "workload.h"

#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>

// Gets two messages of a pair of datagram sockets at once, in room for three.
void receives(long unused) {
  (void)unused;
  int pair[2];
  expect(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) == 0);
  expect(send(pair[0], "one", 3, 0) == 3 && send(pair[0], "three", 5, 0) == 5);
  char buffers[3][16];
  struct iovec parts[3];
  struct mmsghdr messages[3] = {0};
  for (int i = 0; i < 3; i++) {
    parts[i] = (struct iovec){buffers[i], sizeof(buffers[i])};
    messages[i].msg_hdr.msg_iov = parts + i, messages[i].msg_hdr.msg_iovlen = 1;
  }
  expect(recvmmsg(pair[1], messages, 3, MSG_DONTWAIT, NULL) == 2);
}

// Two datagrams at once to a socket of its own over IPv4, with addresses; gets both at once, and then none.
void messages(long unused) {
  (void)unused;
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}, from[2];
  socklen_t length = sizeof(here);
  int socket_ = socket(AF_INET, SOCK_DGRAM, 0);
  expect(bind(socket_, (void *)&here, length) == 0);
  getsockname(socket_, (void *)&here, &length);
  struct iovec out[2] = {{"one", 3}, {"three", 5}}, in[2];
  struct mmsghdr sent[2] = {0}, received[2] = {0};
  char buffers[2][16];
  for (int i = 0; i < 2; i++) {
    sent[i].msg_hdr = (struct msghdr){
        .msg_name = &here, .msg_namelen = length, .msg_iov = out + i, .msg_iovlen = 2 - i};
    in[i] = (struct iovec){buffers[i], sizeof(buffers[i])};
    received[i].msg_hdr = (struct msghdr){
        .msg_name = from + i, .msg_namelen = sizeof(*from), .msg_iov = in + i, .msg_iovlen = 1};
  }
  expect(sendmmsg(socket_, sent, 2, 0) == 2);
  expect(recvmmsg(socket_, received, 2, 0, NULL) == 2);
  expect(recvmmsg(socket_, received, 2, MSG_DONTWAIT, NULL) < 0);
}

// Two messages at once over IPv6, one of them gotten; not where there is no IPv6.
static void messages_of_ipv6(void) {
  struct sockaddr_in6 there = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
  int udp = socket(AF_INET6, SOCK_DGRAM, 0);
  socklen_t length = sizeof(there);
  if (udp < 0 || bind(udp, (void *)&there, length)) return;
  getsockname(udp, (void *)&there, &length);
  struct iovec parts[2] = {{"one", 3}, {"three", 5}};
  struct mmsghdr messages[2] = {0};
  for (int i = 0; i < 2; i++) {
    messages[i].msg_hdr.msg_name = &there, messages[i].msg_hdr.msg_namelen = length;
    messages[i].msg_hdr.msg_iov = parts + i, messages[i].msg_hdr.msg_iovlen = 2 - i;
  }
  char buffer[64];
  expect(sendmmsg(udp, messages, 2, 0) == 2);
  expect(recvfrom(udp, buffer, sizeof(buffer), 0, (void *)&there, &length) == 8);
}

// Sockets of several families, one after the other.
void sockets(long unused) {
  tcp(unused);
  messages_of_ipv6();
  unix_sockets(unused);
}
