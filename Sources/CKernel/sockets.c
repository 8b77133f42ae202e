#define _GNU_SOURCE
#include "include/sockets.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <linux/unix_diag.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

enum { STATE_ESTABLISHED = 1, STATE_SYN_SENT = 2, STATE_CLOSE = 7, STATE_LISTEN = 10 };

static int copy_descriptor(int pid, int tid, int fd) {
  // PIDFD_THREAD, Linux 6.9: needed only where the leader is gone, or a thread has descriptors of its own.
  int process = syscall(SYS_pidfd_open, tid, O_EXCL);
  if (process < 0) process = syscall(SYS_pidfd_open, pid, 0);
  if (process < 0) return -1;
  int copy = syscall(SYS_pidfd_getfd, process, fd, 0);
  int error = errno;
  close(process);
  errno = error;
  return copy;
}

static int option(int fd, int name) {
  int value = 0;
  socklen_t size = sizeof(value);
  return getsockopt(fd, SOL_SOCKET, name, &value, &size) < 0 ? 0 : value;
}

union address {
  struct sockaddr any;
  struct sockaddr_in in;
  struct sockaddr_in6 in6;
  struct sockaddr_un un;
  struct sockaddr_storage storage;
};

static void take_address(const union address *from, __u8 *address, __u16 *port) {
  if (from->any.sa_family == AF_INET) {
    memcpy(address, &from->in.sin_addr, 4);
    *port = ntohs(from->in.sin_port);
  } else if (from->any.sa_family == AF_INET6) {
    memcpy(address, &from->in6.sin6_addr, 16);
    *port = ntohs(from->in6.sin6_port);
  }
}

static __u32 take_path(const union address *from, socklen_t length, __u8 *path) {
  if (from->any.sa_family != AF_UNIX || length <= offsetof(struct sockaddr_un, sun_path)) return 0;
  __u32 count = length - offsetof(struct sockaddr_un, sun_path);
  if (count > CK_PATH_MAX) count = CK_PATH_MAX;
  memcpy(path, from->un.sun_path, count);
  return count;
}

static void ask_state(int fd, struct ck_socket *socket, int has_peer) {
  struct socket_segment *segment = &socket->segment;
  segment->state = option(fd, SO_ACCEPTCONN) ? STATE_LISTEN : has_peer ? STATE_ESTABLISHED : STATE_CLOSE;
  if (segment->protocol != IPPROTO_TCP || (segment->family != AF_INET && segment->family != AF_INET6)) return;
  struct tcp_info info = {0};
  socklen_t size = sizeof(info);
  if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) < 0) return;
  segment->state = info.tcpi_state;
  socket->lacks_peer = !has_peer && info.tcpi_state == STATE_SYN_SENT;
  if (info.tcpi_state != STATE_LISTEN) return;
  segment->backlog = info.tcpi_unacked;
  segment->backlog_max = info.tcpi_sacked;
}

// The answer about one unix socket of our own network namespace.
static void take_unix_answer(struct nlmsghdr *message, struct socket_segment *segment) {
  struct unix_diag_msg *found = NLMSG_DATA(message);
  int left = message->nlmsg_len - NLMSG_LENGTH(sizeof(*found));
  for (struct rtattr *attribute = (void *)(found + 1); RTA_OK(attribute, left); attribute = RTA_NEXT(attribute, left)) {
    if (attribute->rta_type == UNIX_DIAG_PEER) {
      __u32 inode;
      memcpy(&inode, RTA_DATA(attribute), sizeof(inode));
      segment->peer = inode;
    } else if (attribute->rta_type == UNIX_DIAG_RQLEN && found->udiag_state == STATE_LISTEN) {
      struct unix_diag_rqlen length;
      memcpy(&length, RTA_DATA(attribute), sizeof(length));
      segment->backlog = length.udiag_rqueue;
      segment->backlog_max = length.udiag_wqueue;
    }
  }
}

static void ask_unix(struct socket_segment *segment) {
  struct {
    struct nlmsghdr header;
    struct unix_diag_req body;
  } question = {
    .header = {.nlmsg_len = sizeof(question), .nlmsg_type = SOCK_DIAG_BY_FAMILY, .nlmsg_flags = NLM_F_REQUEST},
    .body = {.sdiag_family = AF_UNIX, .udiag_ino = segment->inode, .udiag_show = UDIAG_SHOW_PEER | UDIAG_SHOW_RQLEN,
             .udiag_cookie = {~0u, ~0u}},
  };
  int link = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
  if (link < 0) return;
  union {
    struct nlmsghdr header;
    char bytes[1024];
  } answer;
  ssize_t count = -1;
  if (send(link, &question, sizeof(question), 0) == sizeof(question)) count = recv(link, &answer, sizeof(answer), 0);
  if (count >= (ssize_t)NLMSG_LENGTH(sizeof(struct unix_diag_msg)) && answer.header.nlmsg_len <= (size_t)count &&
      answer.header.nlmsg_type == SOCK_DIAG_BY_FAMILY)
    take_unix_answer(&answer.header, segment);
  close(link);
}

static void ask(int fd, struct ck_socket *socket) {
  struct socket_segment *segment = &socket->segment;
  segment->family = option(fd, SO_DOMAIN);
  segment->type = option(fd, SO_TYPE);
  segment->protocol = option(fd, SO_PROTOCOL);
  struct stat status;
  if (fstat(fd, &status) == 0) segment->inode = status.st_ino;
  union address local = {0}, remote = {0};
  socklen_t local_length = sizeof(local), remote_length = sizeof(remote);
  if (getsockname(fd, &local.any, &local_length) < 0) local_length = 0;
  int has_peer = getpeername(fd, &remote.any, &remote_length) == 0;
  ask_state(fd, socket, has_peer);
  if (segment->family == AF_UNIX) {
    socket->path_length = take_path(&local, local_length, socket->path);
    if (has_peer) socket->peer_path_length = take_path(&remote, remote_length, socket->peer_path);
    segment->sock = segment->inode;
    ask_unix(segment);
    return;
  }
  take_address(&local, segment->local, &segment->local_port);
  if (has_peer) take_address(&remote, segment->remote, &segment->remote_port);
}

struct ck_socket ck_socket_behind(int pid, int tid, int fd) {
  struct ck_socket socket = {0};
  int copy = copy_descriptor(pid, tid, fd);
  if (copy < 0) {
    socket.error = errno;
    return socket;
  }
  struct stat status;
  if (fstat(copy, &status) < 0 || !S_ISSOCK(status.st_mode))
    socket.error = ENOTSOCK;
  else
    ask(copy, &socket);
  close(copy);
  return socket;
}
