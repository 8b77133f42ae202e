/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* From a descriptor's number to what is behind it: a file, a socket. */
#ifndef TROWEL_DESCRIPTORS_H
#define TROWEL_DESCRIPTORS_H

#include "Output/segments.h"

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>

enum {
  AF_UNIX_FAMILY = 1,
  AF_INET_FAMILY = 2,
  AF_INET6_FAMILY = 10,
  MODE_KIND = 0170000,
  MODE_SOCKET = 0140000,
  MODE_CHARACTERS = 0020000,
  /* /dev/null: major 1, minor 3, as the kernel keeps it. */
  DEVICE_NULL = 1 << 20 | 3,
};

/* A device number of the kernel (12 bits major, 20 minor) as stat(2) gives it. */
static __always_inline u32 encode_device(u32 device) {
  u32 major = device >> 20;
  u32 minor = device & 0xFFFFF;
  return (minor & 0xFF) | major << 8 | (minor & ~0xFFu) << 12;
}

/* The struct file of a descriptor of the current thread, or 0. */
__noinline u64 file_of(u32 fd) {
  struct task_struct *task = bpf_get_current_task_btf();
  struct fdtable *table = BPF_CORE_READ(task, files, fdt);
  if (!table || fd >= BPF_CORE_READ(table, max_fds)) return 0;
  struct file **files = BPF_CORE_READ(table, fd);
  u64 file = 0;
  bpf_probe_read_kernel(&file, sizeof(file), files + fd);
  return file;
}

/* The struct sock behind a struct file, or 0. */
static __always_inline u64 sock_of(u64 address) {
  struct file *file = (struct file *)address;
  if (!file) return 0;
  u16 mode = BPF_CORE_READ(file, f_inode, i_mode);
  if ((mode & MODE_KIND) != MODE_SOCKET) return 0;
  struct socket *socket = BPF_CORE_READ(file, private_data);
  return (u64)BPF_CORE_READ(socket, sk);
}

/* Appends what is behind a struct file. */
static __always_inline int add_file(struct slot *slot, u64 address, u32 fd, u64 about) {
  if (!slot || !address) return 0;
  struct segment *segment = open_segment(slot);
  if (!segment) return 0;
  struct file *file = (struct file *)address;
  struct inode *inode = BPF_CORE_READ(file, f_inode);
  struct file_segment *content = content_of(segment);
  content->fd = fd;
  content->device = encode_device(BPF_CORE_READ(inode, i_sb, s_dev));
  content->inode = BPF_CORE_READ(inode, i_ino);
  content->mode = BPF_CORE_READ(inode, i_mode);
  content->special = encode_device(BPF_CORE_READ(inode, i_rdev));
  content->open_flags = BPF_CORE_READ(file, f_flags);
  content->owner = BPF_CORE_READ(inode, i_uid.val);
  close_segment(slot, segment, about, SEGMENT_OK, sizeof(*content), sizeof(*content));
  return 0;
}

/* Appends the bound name of a unix socket, if it has one. */
static __always_inline int add_unix_path(struct slot *slot, u64 sock, u64 about) {
  if (!slot || !sock) return 0;
  struct unix_address *address = BPF_CORE_READ((struct unix_sock *)sock, addr);
  if (!address) return 0;
  struct segment *segment = open_segment(slot);
  if (!segment) return 0;
  u64 length = BPF_CORE_READ(address, len) - 2;
  if (length > 108) return 0;
  CLAMP(length, 108);
  void *path = (void *)address + bpf_core_field_offset(struct unix_address, name) + 2;
  if (bpf_probe_read_kernel(content_of(segment), length, path)) return 0;
  close_segment(slot, segment, about, SEGMENT_OK, length, length);
  return 0;
}

static __always_inline void fill_addresses(struct socket_segment *content, struct sock *sock) {
  if (content->family == AF_INET_FAMILY) {
    bpf_core_read(content->local, 4, &sock->__sk_common.skc_rcv_saddr);
    bpf_core_read(content->remote, 4, &sock->__sk_common.skc_daddr);
  } else if (content->family == AF_INET6_FAMILY) {
    bpf_core_read(content->local, 16, &sock->__sk_common.skc_v6_rcv_saddr);
    bpf_core_read(content->remote, 16, &sock->__sk_common.skc_v6_daddr);
  } else {
    return;
  }
  content->local_port = BPF_CORE_READ(sock, __sk_common.skc_num);
  content->remote_port = bpf_ntohs(BPF_CORE_READ(sock, __sk_common.skc_dport));
}

/* Appends the socket behind a struct file, if it is one. */
__noinline int add_socket(struct slot *slot, u64 file, u64 about) {
  if (!slot) return 0;
  struct sock *sock = (struct sock *)sock_of(file);
  if (!sock) return 0;
  struct segment *segment = open_segment(slot);
  if (!segment) return 0;
  struct socket_segment *content = content_of(segment);
  *content = (struct socket_segment){};
  content->family = BPF_CORE_READ(sock, __sk_common.skc_family);
  content->type = BPF_CORE_READ(sock, sk_type);
  content->protocol = BPF_CORE_READ(sock, sk_protocol);
  content->state = BPF_CORE_READ(sock, __sk_common.skc_state);
  content->backlog = BPF_CORE_READ(sock, sk_ack_backlog);
  content->backlog_max = BPF_CORE_READ(sock, sk_max_ack_backlog);
  content->netns = BPF_CORE_READ(sock, __sk_common.skc_net.net, ns.inum);
  content->sock = (u64)sock;
  content->inode = BPF_CORE_READ((struct file *)file, f_inode, i_ino);
  fill_addresses(content, sock);
  u64 peer = 0;
  bool is_unix = content->family == AF_UNIX_FAMILY;
  if (is_unix) content->peer = peer = (u64)BPF_CORE_READ((struct unix_sock *)sock, peer);
  close_segment(slot, segment, about, SEGMENT_OK, sizeof(*content), sizeof(*content));
  if (!is_unix) return 0;
  add_unix_path(slot, (u64)sock, (about & ~0xFFull) | SEGMENT_SOCKET_PATH);
  add_unix_path(slot, peer, (about & ~0xFFull) | SEGMENT_PEER_PATH);
  return 0;
}

/* Whether the socket uses a port of the settings, at either end. */
static __always_inline bool has_large_port(struct sock *sock) {
  u16 family = BPF_CORE_READ(sock, __sk_common.skc_family);
  if (family != AF_INET_FAMILY && family != AF_INET6_FAMILY) return false;
  u16 local = BPF_CORE_READ(sock, __sk_common.skc_num);
  u16 remote = bpf_ntohs(BPF_CORE_READ(sock, __sk_common.skc_dport));
  for (u32 index = 0; index < SETTINGS_PORTS; index++) {
    if (index >= settings.port_count) break;
    u16 first = settings.ports[index].first, last = settings.ports[index].last;
    if ((local >= first && local <= last) || (remote >= first && remote <= last)) return true;
  }
  return false;
}

static __always_inline bool is_null_device(struct file *file) {
  struct inode *inode = BPF_CORE_READ(file, f_inode);
  return (BPF_CORE_READ(inode, i_mode) & MODE_KIND) == MODE_CHARACTERS && BPF_CORE_READ(inode, i_rdev) == DEVICE_NULL;
}

/* Whether the text begins as tracers do, of either form: `>:`, `<:`, or `["` with or without a blank. */
static __always_inline bool begins_tracer(u64 text) {
  char start[2] = {};
  if (bpf_probe_read_user(start, sizeof(start), (void *)text)) return false;
  if (start[0] == '>' || start[0] == '<') return start[1] == ':';
  return start[0] == '[' && (start[1] == '"' || start[1] == ' ');
}

/* How many bytes of user data, which begin at `text`, to copy for a call on `fd`. */
__noinline u32 snaplen_of(u32 fd, u64 text) {
  u64 address = file_of(fd);
  if (!address) return settings.snaplen;
  struct file *file = (struct file *)address;
  if (settings.tracers && is_null_device(file) && (settings.tracers == TRACERS_ALL || begins_tracer(text)))
    return settings.large_snaplen;
  if (settings.port_count) {
    struct sock *sock = (struct sock *)sock_of(address);
    if (sock && has_large_port(sock)) return settings.large_snaplen;
  }
  return settings.snaplen;
}

#endif
