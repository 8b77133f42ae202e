/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The few fields of kernel structs that the programs read. Only names and types count: where a field lies is looked up
 * in the running kernel's type information when the programs are loaded (CO-RE). A name with three underscores is the
 * struct of the same name in another version of the kernel.
 */
#ifndef TROWEL_KERNEL_H
#define TROWEL_KERNEL_H

#include <linux/bpf.h>
#include <linux/types.h>
#include <stdbool.h>
#include <stddef.h>

#include "Interface/descriptions.h"
#include "Interface/settings.h"

#include <bpf/bpf_helpers.h>

typedef __u8 u8;
typedef __u16 u16;
typedef __u32 u32;
typedef __s32 s32;
typedef __u64 u64;
typedef __s64 s64;

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct refcounted {
  int counter;
};

struct super_block {
  u32 s_dev;
};

struct kuid_value {
  u32 val;
};

struct inode {
  u16 i_mode;
  struct kuid_value i_uid;
  struct kuid_value i_gid;
  struct super_block *i_sb;
  unsigned long i_ino;
  u32 i_rdev;
};

struct vfsmount {
  int mnt_flags;
};

struct mount {
  struct vfsmount mnt;
  int mnt_id;
};

struct path {
  struct vfsmount *mnt;
};

struct file {
  struct path f_path;
  struct inode *f_inode;
  unsigned int f_flags;
  void *private_data;
};

struct fdtable {
  unsigned int max_fds;
  struct file **fd;
};

struct files_struct {
  struct fdtable *fdt;
};

struct rlimit {
  unsigned long rlim_cur;
};

struct ns_common {
  unsigned int inum;
};

struct pid_namespace {
  unsigned int level;
  struct ns_common ns;
};

struct upid {
  int nr;
  struct pid_namespace *ns;
};

struct pid {
  unsigned int level;
  struct upid numbers[1];
};

struct nsproxy {
  struct pid_namespace *pid_ns_for_children;
};

struct tty_driver {
  int major;
  int minor_start;
};

struct tty_struct {
  int index;
  struct tty_driver *driver;
};

struct list_head {
  struct list_head *next;
};

struct sigpending {
  struct list_head list;
};

struct signal_struct {
  struct refcounted live;
  struct sigpending shared_pending;
  int group_exit_code;
  unsigned int flags;
  struct pid *pids[4];
  struct tty_struct *tty;
  struct rlimit rlim[16];
};

/* Two 32-bit words before 6.3, one word of 64 bits since: the same bytes, which are read as a whole. */
struct capability_set {
  int unused;
};

struct cred {
  struct kuid_value euid;
  struct kuid_value egid;
  struct kuid_value fsuid;
  struct capability_set cap_inheritable, cap_permitted, cap_effective;
};

struct percpu_counter {
  s64 count;
};

struct mm_struct {
  unsigned long arg_start, arg_end, env_start, env_end;
  unsigned long total_vm;
  struct file *exe_file;
  struct percpu_counter rss_stat[4];
};

/* Before 6.2. */
struct mm_rss_stat {
  struct {
    s64 counter;
  } count[4];
};

struct mm_struct___counters {
  struct mm_rss_stat rss_stat;
};

struct kernfs_node {
  const char *name;
  u64 id;
  struct kernfs_node *parent;
};

/* Since 6.15. */
struct kernfs_node___hidden {
  struct kernfs_node *__parent;
};

struct cgroup {
  int level;
  struct kernfs_node *kn;
  struct cgroup *ancestors[1];
};

/* Before 6.1: ids where pointers are now. */
struct cgroup___ids {
  u64 ancestor_ids[1];
};

struct cgroup_subsys_state {
  struct cgroup *cgroup;
};

struct css_set {
  struct cgroup_subsys_state *subsys[1];
  struct cgroup *dfl_cgrp;
};

struct thread_info {
  unsigned long flags;
  u32 status;
};

struct task_struct {
  struct thread_info thread_info;
  unsigned int __state;
  unsigned int flags;
  int pid;
  int tgid;
  int exit_code;
  struct task_struct *real_parent;
  struct task_struct *group_leader;
  struct mm_struct *mm;
  u64 start_boottime;
  unsigned long min_flt;
  unsigned long maj_flt;
  struct pid *thread_pid;
  struct cred *cred;
  char comm[16];
  struct files_struct *files;
  struct nsproxy *nsproxy;
  struct signal_struct *signal;
  struct sigpending pending;
  struct kuid_value loginuid;
  struct css_set *cgroups;
  struct bpf_local_storage *bpf_storage;
};

struct linux_binprm {
  const char *filename;
};

struct kernel_siginfo {
  int si_signo;
  int si_errno;
  int si_code;
  struct {
    struct {
      int _pid;
      u32 _uid;
    } _kill;
  } _sifields;
};

struct sigqueue {
  struct list_head list;
  struct kernel_siginfo info;
};

struct sigaction {
  void *sa_handler;
};

struct k_sigaction {
  struct sigaction sa;
};

struct in6_addr {
  u8 bytes[16];
};

struct net {
  struct ns_common ns;
};

struct possible_net {
  struct net *net;
};

struct sock_common {
  u32 skc_daddr;
  u32 skc_rcv_saddr;
  u16 skc_dport;
  u16 skc_num;
  u16 skc_family;
  volatile u8 skc_state;
  struct possible_net skc_net;
  struct in6_addr skc_v6_daddr;
  struct in6_addr skc_v6_rcv_saddr;
};

struct sock {
  struct sock_common __sk_common;
  u16 sk_type;
  u16 sk_protocol;
  u32 sk_ack_backlog;
  u32 sk_max_ack_backlog;
};

struct inet_sock {
  u16 inet_sport;
};

struct socket {
  struct sock *sk;
};

struct sockaddr_un {
  u16 sun_family;
  char sun_path[108];
};

struct unix_address {
  int len;
  struct sockaddr_un name[1];
};

struct unix_sock {
  struct unix_address *addr;
  struct sock *peer;
};

/* The order of the kernel's own list differs from build to build. */
enum cgroup_subsys_id {
  cpuset_cgrp_id,
  cpu_cgrp_id,
  cpuacct_cgrp_id,
  io_cgrp_id,
  memory_cgrp_id,
  devices_cgrp_id,
  freezer_cgrp_id,
  net_cls_cgrp_id,
  perf_event_cgrp_id,
  net_prio_cgrp_id,
  hugetlb_cgrp_id,
  pids_cgrp_id,
  rdma_cgrp_id,
  misc_cgrp_id,
};

struct bpf_iter__task {
  void *meta;
  struct task_struct *task;
};

struct bpf_iter__task_file {
  void *meta;
  struct task_struct *task;
  u32 fd;
  struct file *file;
};

#pragma clang attribute pop

#endif
