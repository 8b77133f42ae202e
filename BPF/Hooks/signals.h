/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Signals and page faults. */
#ifndef TROWEL_SIGNALS_H
#define TROWEL_SIGNALS_H

#include "Calls/calls.h"

SEC("tp_btf/signal_deliver")
int BPF_PROG(signal_deliver, int signal, struct kernel_siginfo *info, struct k_sigaction *action) {
  struct task_struct *task = bpf_get_current_task_btf();
  if (!settings.signals || !in_scope(task)) return 0;
  struct maker maker;
  if (!begin(&maker, false)) return 0;
  struct signal_record *record = (struct signal_record *)maker.slot->record;
  fill_header(&record->header, RECORD_SIGNAL, maker.cpu, task->tgid, task->pid, bpf_ktime_get_boot_ns());
  record->signal = signal;
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
