// Questions to the kernel about sockets, of this process and of others, for which Swift has no call or no struct.
#pragma once

#include <linux/types.h>
#include <stdbool.h>

// pidfd_open(2), which not every libc has: a descriptor that stands for a process, or with `is_thread` (PIDFD_THREAD: Linux
// 6.9) for a thread; -1 and errno.
int ck_pidfd_open(int id, int is_thread);

// pidfd_getfd(2), Linux 5.6: a copy of descriptor `fd` of the process behind `pidfd`; -1 and errno.
int ck_pidfd_getfd(int pidfd, int fd);

// Whether the file that a path leads to lies in an overlay: statfs(2).
bool ck_is_overlay(const char *path);

// What the kernel tells of a socket's state. On failure `is_known` is 0.
struct ck_socket_state {
  __u8 is_known;
  __u8 state;        // sk_state
  __u32 waiting;     // of a listener: connections that wait to be accepted, and how many may
  __u32 waiting_max;
  __u32 peer;        // of a unix socket: the inode of its peer, or 0
};

// TCP_INFO, whose struct Glibc and Linux declare each in their own way.
struct ck_socket_state ck_tcp_state(int socket);

// The unix socket of our own network namespace with this inode, asked by netlink: see sock_diag(7).
struct ck_socket_state ck_unix_state(__u32 inode);
