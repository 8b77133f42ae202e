/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* System calls. The entering is only remembered; the return makes one record of both. At the return the kernel has just
 * touched the memory that the arguments point to, so that it can be read without page faults, and buffers are full.
 */
#ifndef TROWEL_CALLS_H
#define TROWEL_CALLS_H

#include "Kernel/arch.h"
#include "Calls/items.h"
#include "Calls/socketcalls.h"
#include "Tasks/scope.h"

#include <bpf/bpf_tracing.h>

SEC("tp_btf/sys_enter")
int BPF_PROG(sys_enter, struct pt_regs *regs, long number) {
  struct task_struct *task = bpf_get_current_task_btf();
  struct tracked_thread *thread = in_scope(task);
  if (!thread) return 0;
  u32 cpu = bpf_get_smp_processor_id();
  struct cpu_statistics *statistics = statistics_at(cpu);
  if (!statistics) return 0;
  volatile u64 *sequence = &statistics->sequence;
  *sequence = *sequence + 1;
  u64 now = bpf_ktime_get_boot_ns() & ~1ull;
  bool is_compat = IS_COMPAT(task);
  registers_arguments(regs, is_compat, thread->args);
  thread->number = is_compat && number == SOCKETCALL ? split_socketcall(thread->args) : number;
  thread->enter_tid = task->pid;
  thread->enter_cpu = cpu;
  thread->call_flags = is_compat ? CALL_COMPAT : 0;
  barrier();
  *(volatile u64 *)&thread->enter_word = now;
  *sequence = *sequence + 1;
  return 0;
}

enum {
  TASK_STATE_RUNNING = 0,
};

/* A call that a thread has slept in since before it was watched counts as entered now: so the record ENTER can tell of
 * it, and its return belongs to it. Only of a thread that sleeps are the registers those of a call that it is in; should
 * it wake while we look, its entering is left untold. */
static __always_inline void adopt_call(struct task_struct *task, struct tracked_thread *thread) {
  if (task->flags & PF_KERNEL_THREAD || task->__state == TASK_STATE_RUNNING || thread->enter_word) return;
  struct pt_regs *regs = (struct pt_regs *)bpf_task_pt_regs(task);
  /* Negative outside of calls. */
  if (!regs || (s32)registers_number(regs) < 0) return;
  bool is_compat = IS_COMPAT(task);
  registers_arguments(regs, is_compat, thread->args);
  thread->number = registers_number(regs);
  thread->enter_tid = task->pid;
  thread->enter_cpu = bpf_get_smp_processor_id();
  thread->call_flags = is_compat ? CALL_COMPAT : 0;
  u64 now = bpf_ktime_get_boot_ns() & ~1ull;
  barrier();
  if (*(volatile u32 *)&task->__state != TASK_STATE_RUNNING)
    __sync_val_compare_and_swap(&thread->enter_word, 0, now);
}

/* Fills the fixed part of a call's record from what the entering left, or from the registers where there was none. */
static __always_inline void fill_call(struct call_record *record, struct tracked_thread *thread, u64 enter_word,
                                      struct task_struct *task, struct pt_regs *regs) {
  record->enter_time = enter_word & ~1ull;
  record->reserved = 0;
  if (enter_word) {
    __builtin_memcpy(record->args, thread->args, sizeof(record->args));
    record->number = thread->number;
    record->enter_tid = thread->enter_tid;
    record->enter_cpu = thread->enter_cpu;
    record->flags = thread->call_flags | (enter_word & 1 ? CALL_ENTER_SENT : 0);
  } else {
    bool is_compat = IS_COMPAT(task);
    registers_arguments(regs, is_compat, record->args);
    record->number = registers_number(regs);
    record->enter_tid = task->pid;
    record->enter_cpu = record->header.cpu;
    record->flags = CALL_NO_ENTER | (is_compat ? CALL_COMPAT : 0);
  }
  /* The kernel has read the arguments by now; but what a record ENTER said of the call holds. */
  if (record->number == SOCKETCALL && (record->flags & (CALL_COMPAT | CALL_ENTER_SENT)) == CALL_COMPAT)
    record->number = split_socketcall(record->args);
}

static __always_inline struct description *description_of(const struct call_record *record) {
  u32 row = record->number;
  if (row >= DESCRIPTION_ROWS) return NULL;
  if (record->flags & CALL_COMPAT) row += DESCRIPTION_ROWS;
  return bpf_map_lookup_elem(&descs, &row);
}

SEC("tp_btf/sys_exit")
int BPF_PROG(sys_exit, struct pt_regs *regs, long result) {
  struct task_struct *task = bpf_get_current_task_btf();
  struct tracked_thread *thread = in_scope(task);
  if (!thread) return 0;
  struct maker maker;
  if (!begin(&maker, false)) return 0;
  u64 now = bpf_ktime_get_boot_ns();
  struct slot *slot = maker.slot;
  struct call_record *record = (struct call_record *)slot->record;
  u64 enter_word = __sync_lock_test_and_set(&thread->enter_word, 0);
  fill_header(&record->header, RECORD_CALL, maker.cpu, task->tgid, task->pid, now);
  fill_call(record, thread, enter_word, task, regs);
  record->result = result;
  reset(slot, sizeof(*record));
  struct description *row = description_of(record);
  if (row && row->flags & DESCRIPTION_OFF) {
    finish(&maker);
    return 0;
  }
  if (row && row->item_count) {
    __builtin_memcpy(slot->args, record->args, sizeof(slot->args));
    slot->result = result;
    slot->is_compat = record->flags & CALL_COMPAT;
    bool is_birth = record->flags & CALL_NO_ENTER && record->number == CALL_NUMBER_CLONE3;
    slot->clone_flags = is_birth ? thread->clone_flags : 0;
    copy_items(&maker, row);
    if (slot->is_cut) record->flags |= CALL_CUT;
  }
  send(&maker);
  finish(&maker);
  return 0;
}

#endif
