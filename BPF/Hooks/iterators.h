/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Programs that user space runs over all threads, or all descriptors, when it wants to. */
#ifndef TROWEL_ITERATORS_H
#define TROWEL_ITERATORS_H

#include "Calls/calls.h"

/* Marks the threads of marked processes, and their children, that were there before the fork program was. */
SEC("iter/task")
int adopt_tasks(struct bpf_iter__task *context) {
  struct task_struct *task = context->task;
  if (!task || settings.scope != SCOPE_MARKED) return 0;
  if (bpf_task_storage_get(&tracked, task, 0, 0)) return 0;
  struct task_struct *leader = task->group_leader, *parent = task->real_parent;
  if (!bpf_task_storage_get(&tracked, leader, 0, 0) && !bpf_task_storage_get(&tracked, parent, 0, 0)) return 0;
  bpf_task_storage_get(&tracked, task, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
  u32 row = settings.cpu_count;
  struct cpu_statistics *statistics = statistics_at(row);
  if (statistics) statistics->adopted += 1;
  return 0;
}

/* The entry of a thread that is already known; an iterator makes none. */
static __always_inline struct tracked_thread *known(struct task_struct *task) {
  struct tracked_thread *thread = bpf_task_storage_get(&tracked, task, 0, 0);
  return thread && !(thread->flags & TRACKED_EXCLUDED) ? thread : NULL;
}

/* Tells of calls that have not returned yet, once each. */
SEC("iter/task")
int pending_calls(struct bpf_iter__task *context) {
  struct task_struct *task = context->task;
  if (!task) return 0;
  struct tracked_thread *thread = known(task);
  if (!thread) return 0;
  u64 word = *(volatile u64 *)&thread->enter_word;
  if (!word || word & 1) return 0;
  struct maker maker;
  if (!begin(&maker, true)) return 0;
  struct call_record *record = (struct call_record *)maker.slot->record;
  __builtin_memset(record, 0, sizeof(*record));
  record->enter_time = word;
  __builtin_memcpy(record->args, thread->args, sizeof(record->args));
  record->number = thread->number;
  record->enter_tid = thread->enter_tid;
  record->enter_cpu = thread->enter_cpu;
  record->flags = thread->call_flags;
  fill_header(&record->header, RECORD_ENTER, record->enter_cpu, task->tgid, task->pid, word);
  reset(maker.slot, sizeof(*record));
  struct description *row = description_of(record);
  bool is_wanted = !row || !(row->flags & DESCRIPTION_OFF);
  add_exec_path(maker.slot, task);
  /* Fails when the call returned meanwhile: then its record CALL tells of the entering. */
  if (is_wanted && __sync_val_compare_and_swap(&thread->enter_word, word, word | 1) == word) send(&maker);
  finish(&maker);
  return 0;
}

/* First state: the threads in scope, and the calls that they sleep in. */
SEC("iter/task")
int first_tasks(struct bpf_iter__task *context) {
  struct task_struct *task = context->task;
  struct tracked_thread *thread = task ? in_scope(task) : NULL;
  if (!thread) return 0;
  adopt_call(task, thread);
  struct maker maker;
  if (!begin(&maker, true)) return 0;
  struct record_header *header = (struct record_header *)maker.slot->record;
  fill_header(header, RECORD_TASK, maker.cpu, task->tgid, task->pid, bpf_ktime_get_boot_ns());
  reset(maker.slot, sizeof(*header));
  u64 address = as_number(maker.slot, task);
  add_task(maker.slot, address);
  add_cgroups(&maker, address);
  send(&maker);
  finish(&maker);
  return 0;
}

/* First state: their descriptors. */
SEC("iter/task_file")
int first_files(struct bpf_iter__task_file *context) {
  struct task_struct *task = context->task;
  struct file *file = context->file;
  if (!task || !file || !in_scope(task)) return 0;
  struct maker maker;
  if (!begin(&maker, true)) return 0;
  struct file_record *record = (struct file_record *)maker.slot->record;
  struct inode *inode = BPF_CORE_READ(file, f_inode);
  fill_header(&record->header, RECORD_FILE, maker.cpu, task->tgid, task->pid, bpf_ktime_get_boot_ns());
  record->fd = context->fd;
  record->open_flags = BPF_CORE_READ(file, f_flags);
  record->mode = BPF_CORE_READ(inode, i_mode);
  record->device = encode_device(BPF_CORE_READ(inode, i_sb, s_dev));
  record->inode = BPF_CORE_READ(inode, i_ino);
  record->special = encode_device(BPF_CORE_READ(inode, i_rdev));
  struct vfsmount *mount = BPF_CORE_READ(file, f_path.mnt);
  record->mount = BPF_CORE_READ((struct mount *)((void *)mount - bpf_core_field_offset(struct mount, mnt)), mnt_id);
  reset(maker.slot, sizeof(*record));
  struct segment *segment = open_segment(maker.slot);
  if (segment) {
    long length = bpf_d_path(&file->f_path, content_of(segment), STRING_MAX);
    u32 status = length > 0 ? SEGMENT_OK : SEGMENT_UNREADABLE;
    length = length > 0 ? length - 1 : 0;
    close_segment(maker.slot, segment, ABOUT(SEGMENT_PATH, ARGUMENT_NONE, 0), status, length, length);
  }
  add_socket(maker.slot, as_number(maker.slot, file), ABOUT(SEGMENT_SOCKET, ARGUMENT_NONE, 0));
  send(&maker);
  finish(&maker);
  return 0;
}

#endif
