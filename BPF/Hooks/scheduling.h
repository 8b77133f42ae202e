/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Which thread has a CPU. */
#ifndef TROWEL_SCHEDULING_H
#define TROWEL_SCHEDULING_H

#include "Calls/calls.h"

SEC("tp_btf/sched_switch")
int BPF_PROG(sched_switch, bool is_preempted, struct task_struct *previous, struct task_struct *next) {
  if (!settings.switches || !in_scope(previous)) return 0;
  struct maker maker;
  if (!begin(&maker, false)) return 0;
  struct switch_record *record = (struct switch_record *)maker.slot->record;
  fill_header(&record->header, RECORD_SWITCH, maker.cpu, previous->tgid, previous->pid, bpf_ktime_get_boot_ns());
  bool is_visible = next->pid == 0 || in_scope(next);
  record->next_tid = is_visible ? next->pid : 0;
  record->flags = is_visible ? 0 : SWITCH_NEXT_HIDDEN;
  fill_memory(&record->memory, previous);
  reset(maker.slot, sizeof(*record));
  send(&maker);
  finish(&maker);
  return 0;
}

#endif
