/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Which threads are captured. Asked first in every program: what is out of scope costs one look-up. */
#ifndef TROWEL_SCOPE_H
#define TROWEL_SCOPE_H

#include "Tasks/cgroups.h"
#include "Output/maps.h"

#include <bpf/bpf_core_read.h>

/* The entry of a thread in SCOPE_ALL, or NULL for one of an excluded process. A thread seen for the first time takes
 * over what its process is. */
static __always_inline struct tracked_thread *unless_excluded(struct task_struct *task) {
  struct tracked_thread *thread = bpf_task_storage_get(&tracked, task, 0, 0);
  if (!thread) {
    struct tracked_thread *leader = bpf_task_storage_get(&tracked, task->group_leader, 0, 0);
    u32 flags = leader ? leader->flags : 0;
    thread = bpf_task_storage_get(&tracked, task, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
    if (thread) thread->flags = flags;
  }
  return thread && !(thread->flags & TRACKED_EXCLUDED) ? thread : NULL;
}

/* The entry of a thread in SCOPE_MARKED, or NULL for one that is not marked. Most threads of a machine have no storage
 * of any program, which costs a load to see and not a call. */
static __always_inline struct tracked_thread *if_marked(struct task_struct *task) {
  if (bpf_core_field_exists(task->bpf_storage) && !task->bpf_storage) return NULL;
  return bpf_task_storage_get(&tracked, task, 0, 0);
}

/* The entry of `task`, or NULL when it is out of scope. */
static __always_inline struct tracked_thread *in_scope(struct task_struct *task) {
  if (settings.scope == SCOPE_MARKED) return if_marked(task);
  if (settings.scope == SCOPE_ALL) return unless_excluded(task);
  if (!is_in_cgroup((u64)BPF_CORE_READ(task, cgroups))) return NULL;
  return bpf_task_storage_get(&tracked, task, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
}

#endif
