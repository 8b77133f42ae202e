/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Beginnings and ends of threads. */
#ifndef TROWEL_PROCESSES_H
#define TROWEL_PROCESSES_H

#include "Calls/calls.h"

/* A child of a marked thread is marked before it first runs. */
SEC("tp_btf/sched_process_fork")
int BPF_PROG(process_fork, struct task_struct *parent, struct task_struct *child) {
  struct tracked_thread *maker = in_scope(parent);
  if (!maker) return 0;
  bool is_clone3 = maker->enter_word && maker->number == CALL_NUMBER_CLONE3;
  if (!is_clone3 && settings.scope != SCOPE_MARKED) return 0;
  struct tracked_thread *thread = bpf_task_storage_get(&tracked, child, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
  if (!thread) return 0;
  /* As `unless_excluded` would: what the process is. */
  thread->flags = maker->flags;
  if (is_clone3) bpf_probe_read_user(&thread->clone_flags, sizeof(u64), (void *)maker->args[0]);
  return 0;
}

/* The memory that held the path of an execve is gone when the call returns. */
SEC("tp_btf/sched_process_exec")
int BPF_PROG(process_exec, struct task_struct *task, int old_pid, struct linux_binprm *program) {
  if (!in_scope(task)) return 0;
  struct exec_path *held = bpf_task_storage_get(&exec_paths, task, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
  if (!held) return 0;
  long length = bpf_probe_read_kernel_str(held->path, sizeof(held->path), program->filename);
  held->length = length > 0 ? length : 0;
  return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(process_exit, struct task_struct *task) {
  struct tracked_thread *thread = in_scope(task);
  if (!thread) return 0;
  struct maker maker;
  if (!begin(&maker, false)) return 0;
  struct exit_record *record = (struct exit_record *)maker.slot->record;
  u64 now = bpf_ktime_get_boot_ns();
  u64 enter_word = __sync_lock_test_and_set(&thread->enter_word, 0);
  fill_header(&record->header, RECORD_EXIT, maker.cpu, task->tgid, task->pid, now);
  record->status = task->exit_code;
  record->flags = task->signal->live.counter == 0 ? EXIT_GROUP_DEAD : 0;
  record->enter_time = enter_word & ~1ull;
  __builtin_memcpy(record->args, thread->args, sizeof(record->args));
  record->number = thread->number;
  record->enter_cpu = thread->enter_cpu;
  record->call_flags = enter_word ? thread->call_flags | (enter_word & 1 ? CALL_ENTER_SENT : 0) : CALL_NONE;
  reset(maker.slot, sizeof(*record));
  send(&maker);
  finish(&maker);
  return 0;
}

#endif
