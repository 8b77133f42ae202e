/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What the kernel knows of a thread: its numbers, strings and control groups. */
#ifndef TROWEL_TASKS_H
#define TROWEL_TASKS_H

#include "Tasks/cgroups.h"
#include "Tasks/descriptors.h"

enum {
  PIDTYPE_PROCESS = 1,
  PIDTYPE_GROUP = 2,
  PIDTYPE_SESSION = 3,
  RLIMIT_FILES = 7,
  PF_KERNEL_THREAD = 0x00200000,
  RSS_FILE = 0,
  RSS_ANONYMOUS = 1,
  RSS_SWAP = 2,
  RSS_SHARED = 3,
};

/* One of the kernel's four counters of a process's pages. */
static __always_inline u64 rss_counter(struct mm_struct *mm, u32 index) {
  s64 count = 0;
  if (bpf_core_type_exists(struct mm_rss_stat)) {
    void *place = (void *)mm + bpf_core_field_offset(struct mm_struct___counters, rss_stat) +
                  bpf_core_field_offset(struct mm_rss_stat, count) + index * sizeof(s64);
    bpf_probe_read_kernel(&count, sizeof(count), place);
  } else {
    void *place = (void *)mm + bpf_core_field_offset(struct mm_struct, rss_stat) +
                  index * bpf_core_type_size(struct percpu_counter) +
                  bpf_core_field_offset(struct percpu_counter, count);
    bpf_probe_read_kernel(&count, sizeof(count), place);
  }
  return count > 0 ? count : 0;
}

static __always_inline void fill_memory(struct memory_numbers *memory, struct task_struct *task) {
  u32 shift = settings.page_shift - 10;
  memory->major_faults = BPF_CORE_READ(task, maj_flt);
  memory->minor_faults = BPF_CORE_READ(task, min_flt);
  memory->vm_size = memory->vm_rss = memory->vm_swap = memory->reserved = 0;
  struct mm_struct *mm = BPF_CORE_READ(task, mm);
  if (!mm) return;
  memory->vm_size = BPF_CORE_READ(mm, total_vm) << shift;
  memory->vm_rss = (rss_counter(mm, RSS_FILE) + rss_counter(mm, RSS_ANONYMOUS) + rss_counter(mm, RSS_SHARED)) << shift;
  memory->vm_swap = rss_counter(mm, RSS_SWAP) << shift;
}

/* The number of `pid` at `level` of the pid namespaces; 0 when it has none there. */
static __always_inline u32 pid_number(struct pid *pid, u32 level) {
  struct upid upid = {};
  if (!pid || level > BPF_CORE_READ(pid, level)) return 0;
  void *place = (void *)pid + bpf_core_field_offset(struct pid, numbers) + level * bpf_core_type_size(struct upid);
  bpf_probe_read_kernel(&upid, sizeof(upid), place);
  return upid.nr;
}

static __always_inline void fill_ids(struct task_segment *content, struct task_struct *task) {
  struct signal_struct *signal = BPF_CORE_READ(task, signal);
  struct pid *own = BPF_CORE_READ(task, thread_pid);
  u32 level = BPF_CORE_READ(own, level);
  content->parent_tid = BPF_CORE_READ(task, real_parent, pid);
  content->parent_pid = BPF_CORE_READ(task, real_parent, tgid);
  content->virtual_tid = pid_number(own, level);
  content->virtual_pid = pid_number(BPF_CORE_READ(signal, pids[PIDTYPE_PROCESS]), level);
  content->virtual_group = pid_number(BPF_CORE_READ(signal, pids[PIDTYPE_GROUP]), level);
  content->virtual_session = pid_number(BPF_CORE_READ(signal, pids[PIDTYPE_SESSION]), level);
  struct pid_namespace *children = BPF_CORE_READ(task, nsproxy, pid_ns_for_children);
  struct upid upid = {};
  void *place = (void *)own + bpf_core_field_offset(struct pid, numbers) + level * bpf_core_type_size(struct upid);
  bpf_probe_read_kernel(&upid, sizeof(upid), place);
  content->pid_namespace = BPF_CORE_READ(upid.ns, ns.inum);
  if (level || (children && children != upid.ns)) content->flags |= TASK_IN_PID_NAMESPACE;
  content->fd_limit = BPF_CORE_READ(signal, rlim[RLIMIT_FILES].rlim_cur);
  struct tty_struct *tty = BPF_CORE_READ(signal, tty);
  if (tty) {
    u32 minor = BPF_CORE_READ(tty, driver, minor_start) + BPF_CORE_READ(tty, index);
    content->terminal = encode_device(BPF_CORE_READ(tty, driver, major) << 20 | minor);
  }
}

static __always_inline void fill_rights(struct task_segment *content, struct task_struct *task) {
  struct cred *cred = BPF_CORE_READ(task, cred);
  content->uid = BPF_CORE_READ(cred, euid.val);
  content->gid = BPF_CORE_READ(cred, egid.val);
  content->fs_uid = BPF_CORE_READ(cred, fsuid.val);
  bpf_core_read(&content->cap_inheritable, 8, &cred->cap_inheritable);
  bpf_core_read(&content->cap_permitted, 8, &cred->cap_permitted);
  bpf_core_read(&content->cap_effective, 8, &cred->cap_effective);
  content->login_uid = 0xFFFFFFFF;
  if (bpf_core_field_exists(task->loginuid)) content->login_uid = BPF_CORE_READ(task, loginuid.val);
}

static __always_inline void fill_executable(struct task_segment *content, struct task_struct *task) {
  struct inode *inode = BPF_CORE_READ(task, mm, exe_file, f_inode);
  if (!inode) return;
  content->exe_device = encode_device(BPF_CORE_READ(inode, i_sb, s_dev));
  content->exe_inode = BPF_CORE_READ(inode, i_ino);
  content->exe_mode = BPF_CORE_READ(inode, i_mode);
  content->exe_uid = BPF_CORE_READ(inode, i_uid.val);
  content->exe_gid = BPF_CORE_READ(inode, i_gid.val);
}

/* Appends the numbers of a thread. */
__noinline int add_task(struct slot *slot, u64 address) {
  if (!slot) return 0;
  struct segment *segment = open_segment(slot);
  if (!segment) return 0;
  struct task_struct *task = (struct task_struct *)address;
  struct task_segment *content = content_of(segment);
  *content = (struct task_segment){};
  if (BPF_CORE_READ(task, flags) & PF_KERNEL_THREAD) content->flags |= TASK_KERNEL_THREAD;
  content->start_time = BPF_CORE_READ(task, start_boottime);
  bpf_core_read(content->comm, COMM_SIZE, &task->comm);
  fill_ids(content, task);
  fill_rights(content, task);
  fill_executable(content, task);
  fill_memory(&content->memory, task);
  close_segment(slot, segment, ABOUT(SEGMENT_TASK, ARGUMENT_NONE, 0), SEGMENT_OK, sizeof(*content), sizeof(*content));
  return 0;
}

/* Appends the argument or environment strings of the current thread. */
__noinline int add_own_strings(struct slot *slot, u32 kind) {
  if (!slot) return 0;
  struct task_struct *task = bpf_get_current_task_btf();
  struct mm_struct *mm = BPF_CORE_READ(task, mm);
  if (!mm) return 0;
  bool is_environment = kind == SEGMENT_ENVIRONMENT;
  u64 start = is_environment ? BPF_CORE_READ(mm, env_start) : BPF_CORE_READ(mm, arg_start);
  u64 end = is_environment ? BPF_CORE_READ(mm, env_end) : BPF_CORE_READ(mm, arg_end);
  if (end <= start) return 0;
  return add_bytes(slot, start, end - start, ARGUMENTS_MAX, ABOUT(kind, ARGUMENT_NONE, 0));
}

/* Appends the ids of a thread's control groups, and sends the paths that were not sent yet. */
static __always_inline void add_cgroups(struct maker *maker, u64 task) {
  struct slot *slot = maker->slot;
  u64 set = (u64)BPF_CORE_READ((struct task_struct *)task, cgroups);
  struct segment *segment = open_segment(slot);
  if (!segment) return;
  struct cgroups_segment *content = content_of(segment);
  u64 now = bpf_ktime_get_boot_ns();
#pragma clang loop unroll(disable)
  for (u32 subsystem = 0; subsystem < CGROUP_COUNT; subsystem++)
    content->ids[subsystem] = tell_cgroup(maker, set, subsystem, now);
  close_segment(slot, segment, ABOUT(SEGMENT_CGROUPS, ARGUMENT_NONE, 0), SEGMENT_OK, sizeof(*content),
                sizeof(*content));
}

#endif
