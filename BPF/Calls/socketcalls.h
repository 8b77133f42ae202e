/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The socketcall of 32-bit programs, which stands for twenty calls and has their arguments in memory. */
#ifndef TROWEL_SOCKETCALLS_H
#define TROWEL_SOCKETCALLS_H

#include "Output/maps.h"

/* Makes of a socketcall with these arguments the call that it stands for; returns its number. What cannot be read without
 * a page fault, or is none of the twenty, stays a socketcall. */
static __always_inline u32 split_socketcall(u64 *args) {
  u32 call = args[0];
  if (call < 1 || call > SOCKETCALL_COUNT) return SOCKETCALL;
  u32 words[6] = {};
  if (bpf_probe_read_user(words, sizeof(words[0]), (void *)args[1])) return SOCKETCALL;
  /* A call reads no more words than it has arguments, and behind these the page may end. */
  for (u32 index = 1; index < 6; index++)
    bpf_probe_read_user(words + index, sizeof(words[0]), (void *)(args[1] + 4 * index));
  for (u32 index = 0; index < 6; index++) args[index] = words[index];
  return SOCKETCALL_BASE + call;
}

#endif
