// What is behind a descriptor of another process, asked of the kernel by way of a copy of it.
#pragma once

#include "../../../BPF/Interface/records.h"

// sun_path has 108 bytes.
enum { CK_PATH_MAX = 108 };

// A socket as records tell of it. Names are not terminated; an abstract one begins with NUL.
struct ck_socket {
  struct socket_segment segment;  // netns is 0; sock and peer are the inodes of unix sockets, not addresses
  __u32 path_length;
  __u32 peer_path_length;
  __u8 path[CK_PATH_MAX];
  __u8 peer_path[CK_PATH_MAX];
  int error;      // 0; ENOTSOCK where it is something else; another errno where it could not be asked
  int lacks_peer; // an internet socket that is connecting: the kernel does not tell to where
};

// Copies the descriptor `fd` of thread `tid` in process `pid` (pidfd_getfd(2): Linux 5.6) and asks the copy.
struct ck_socket ck_socket_behind(int pid, int tid, int fd);
