#define _GNU_SOURCE
#include "include/sockets.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <linux/unix_diag.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

bool ck_is_overlay(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 && status.f_type == OVERLAYFS_SUPER_MAGIC;
}

// PIDFD_THREAD is O_EXCL.
int ck_pidfd_open(int id, int is_thread) { return (int)syscall(SYS_pidfd_open, id, is_thread ? O_EXCL : 0); }

int ck_pidfd_getfd(int pidfd, int fd) { return (int)syscall(SYS_pidfd_getfd, pidfd, fd, 0); }

struct ck_socket_state ck_tcp_state(int socket) {
  struct tcp_info info = {0};
  socklen_t size = sizeof(info);
  if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) < 0) return (struct ck_socket_state){0};
  return (struct ck_socket_state){
      .is_known = 1, .state = info.tcpi_state, .waiting = info.tcpi_unacked, .waiting_max = info.tcpi_sacked};
}

static struct ck_socket_state read_answer(struct nlmsghdr *message) {
  struct unix_diag_msg *found = NLMSG_DATA(message);
  struct ck_socket_state state = {.is_known = 1, .state = found->udiag_state};
  int left = message->nlmsg_len - NLMSG_LENGTH(sizeof(*found));
  for (struct rtattr *attribute = (void *)(found + 1); RTA_OK(attribute, left); attribute = RTA_NEXT(attribute, left)) {
    if (attribute->rta_type == UNIX_DIAG_PEER) {
      memcpy(&state.peer, RTA_DATA(attribute), sizeof(state.peer));
    } else if (attribute->rta_type == UNIX_DIAG_RQLEN) {
      struct unix_diag_rqlen length;
      memcpy(&length, RTA_DATA(attribute), sizeof(length));
      state.waiting = length.udiag_rqueue;
      state.waiting_max = length.udiag_wqueue;
    }
  }
  return state;
}

struct ck_socket_state ck_unix_state(__u32 inode) {
  struct {
    struct nlmsghdr header;
    struct unix_diag_req body;
  } question = {
    .header = {.nlmsg_len = sizeof(question), .nlmsg_type = SOCK_DIAG_BY_FAMILY, .nlmsg_flags = NLM_F_REQUEST},
    .body = {.sdiag_family = AF_UNIX, .udiag_ino = inode, .udiag_show = UDIAG_SHOW_PEER | UDIAG_SHOW_RQLEN,
             .udiag_cookie = {~0u, ~0u}},
  };
  union {
    struct nlmsghdr header;
    char bytes[1024];
  } answer;
  struct ck_socket_state unknown = {0};
  int link = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
  if (link < 0) return unknown;
  ssize_t count = -1;
  if (send(link, &question, sizeof(question), 0) == sizeof(question)) count = recv(link, &answer, sizeof(answer), 0);
  close(link);
  if (count < (ssize_t)NLMSG_LENGTH(sizeof(struct unix_diag_msg)) || answer.header.nlmsg_len > (size_t)count ||
      answer.header.nlmsg_type != SOCK_DIAG_BY_FAMILY)
    return unknown;
  return read_answer(&answer.header);
}
