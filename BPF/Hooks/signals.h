/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Signals and page faults. */
#ifndef TROWEL_SIGNALS_H
#define TROWEL_SIGNALS_H

#include "Calls/calls.h"

enum {
  SIGNAL_KILL = 9,
  /* SIGNAL_GROUP_EXIT of linux/sched/signal.h. */
  GROUP_EXIT = 4,
  /* Signals that wait, of which we look for one. */
  PENDING_MAX = 8,
};

/* A signal that ends a process without a core is never delivered: the kernel notes it as the process's exit code and
 * delivers SIGKILL to each thread. This is the one that was noted; SIGKILL where another thread called exit_group. */
static __always_inline int true_signal(struct task_struct *task, int signal) {
  if (signal != SIGNAL_KILL || !(BPF_CORE_READ(task, signal, flags) & GROUP_EXIT)) return signal;
  int cause = BPF_CORE_READ(task, signal, group_exit_code) & 0x7F;
  return cause ? cause : signal;
}

/* What came with that signal, which still waits: in a list whose entries begin with their place in it. Or null. */
static __always_inline struct kernel_siginfo *info_of(struct sigpending *pending, int signal) {
  struct sigqueue *entry = (struct sigqueue *)BPF_CORE_READ(pending, list.next);
  for (int index = 0; index < PENDING_MAX && (u64)entry != (u64)&pending->list; index++) {
    if (BPF_CORE_READ(entry, info.si_signo) == signal) return &entry->info;
    entry = (struct sigqueue *)BPF_CORE_READ(entry, list.next);
  }
  return 0;
}

static __always_inline struct kernel_siginfo *true_info(struct task_struct *task, int signal) {
  struct kernel_siginfo *info = info_of(&BPF_CORE_READ(task, signal)->shared_pending, signal);
  return info ? info : info_of(&task->pending, signal);
}

SEC("tp_btf/signal_deliver")
int BPF_PROG(signal_deliver, int signal, struct kernel_siginfo *info, struct k_sigaction *action) {
  struct task_struct *task = bpf_get_current_task_btf();
  if (!settings.signals || !in_scope(task)) return 0;
  struct maker maker;
  if (!begin(&maker, false)) return 0;
  struct signal_record *record = (struct signal_record *)maker.slot->record;
  fill_header(&record->header, RECORD_SIGNAL, maker.cpu, task->tgid, task->pid, bpf_ktime_get_boot_ns());
  int cause = true_signal(task, signal);
  if (cause != signal) info = true_info(task, cause);
  record->signal = cause;
  record->code = BPF_CORE_READ(info, si_code);
  record->error = BPF_CORE_READ(info, si_errno);
  record->sender_pid = BPF_CORE_READ(info, _sifields._kill._pid);
  record->sender_uid = BPF_CORE_READ(info, _sifields._kill._uid);
  record->handler = (u64)BPF_CORE_READ(action, sa.sa_handler);
  record->reserved = 0;
  reset(maker.slot, sizeof(*record));
  send(&maker);
  finish(&maker);
  return 0;
}

SEC("tp_btf/page_fault_user")
int BPF_PROG(page_fault, unsigned long address, struct pt_regs *regs, unsigned long error) {
  struct task_struct *task = bpf_get_current_task_btf();
  if (!settings.faults || !in_scope(task)) return 0;
  struct maker maker;
  if (!begin(&maker, false)) return 0;
  struct fault_record *record = (struct fault_record *)maker.slot->record;
  fill_header(&record->header, RECORD_FAULT, maker.cpu, task->tgid, task->pid, bpf_ktime_get_boot_ns());
  record->address = address;
  record->ip = registers_ip(regs);
  record->error = error;
  reset(maker.slot, sizeof(*record));
  send(&maker);
  finish(&maker);
  return 0;
}

#endif
