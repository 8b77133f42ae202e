/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Where a system call's number and arguments lie, by processor. */
#ifndef TROWEL_ARCH_H
#define TROWEL_ARCH_H

#include "Kernel/kernel.h"

#if defined(__TARGET_ARCH_x86)

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)
struct pt_regs {
  unsigned long bp, bx, r10, r9, r8, cx, dx, si, di, orig_ax, ip;
};
#pragma clang attribute pop

/* TS_COMPAT: the thread is in a 32-bit call (int 0x80). */
#define IS_COMPAT(task) (((task)->thread_info.status & 2) != 0)

static __always_inline u32 registers_number(const struct pt_regs *regs) { return regs->orig_ax; }

static __always_inline void registers_arguments(const struct pt_regs *regs, bool is_compat, u64 *args) {
  if (is_compat) {
    args[0] = (u32)regs->bx;
    args[1] = (u32)regs->cx;
    args[2] = (u32)regs->dx;
    args[3] = (u32)regs->si;
    args[4] = (u32)regs->di;
    args[5] = (u32)regs->bp;
  } else {
    args[0] = regs->di;
    args[1] = regs->si;
    args[2] = regs->dx;
    args[3] = regs->r10;
    args[4] = regs->r8;
    args[5] = regs->r9;
  }
}

static __always_inline u64 registers_ip(const struct pt_regs *regs) { return regs->ip; }

#elif defined(__TARGET_ARCH_arm64)

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)
struct pt_regs {
  u64 regs[31];
  u64 pc;
  u64 orig_x0;
  int syscallno;
};
#pragma clang attribute pop

/* TIF_32BIT. */
#define IS_COMPAT(task) (((task)->thread_info.flags >> 22 & 1) != 0)

static __always_inline u32 registers_number(const struct pt_regs *regs) { return regs->syscallno; }

static __always_inline void registers_arguments(const struct pt_regs *regs, bool is_compat, u64 *args) {
  u64 mask = is_compat ? 0xFFFFFFFF : ~0ull;
  args[0] = regs->orig_x0 & mask;
  args[1] = regs->regs[1] & mask;
  args[2] = regs->regs[2] & mask;
  args[3] = regs->regs[3] & mask;
  args[4] = regs->regs[4] & mask;
  args[5] = regs->regs[5] & mask;
}

static __always_inline u64 registers_ip(const struct pt_regs *regs) { return regs->pc; }

#else
#error "say how this processor passes the arguments of system calls"
#endif

#endif
