/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Control groups: whether a thread is in one, which ones it is in, and what their paths are. */
#ifndef TROWEL_CGROUPS_H
#define TROWEL_CGROUPS_H

#include "Output/output.h"

#include <bpf/bpf_core_read.h>

#define SUBSYSTEM_INDEX(name) \
  (bpf_core_enum_value_exists(enum cgroup_subsys_id, name##_cgrp_id) \
       ? (int)bpf_core_enum_value(enum cgroup_subsys_id, name##_cgrp_id) \
       : -1)

/* Where CGROUP_… stands in this kernel's list of subsystems; -1 for what it does not have. */
static __always_inline int subsystem_index(u32 subsystem) {
  switch (subsystem) {
    case CGROUP_CPUSET: return SUBSYSTEM_INDEX(cpuset);
    case CGROUP_CPU: return SUBSYSTEM_INDEX(cpu);
    case CGROUP_CPUACCT: return SUBSYSTEM_INDEX(cpuacct);
    case CGROUP_IO: return SUBSYSTEM_INDEX(io);
    case CGROUP_MEMORY: return SUBSYSTEM_INDEX(memory);
    case CGROUP_DEVICES: return SUBSYSTEM_INDEX(devices);
    case CGROUP_FREEZER: return SUBSYSTEM_INDEX(freezer);
    case CGROUP_NET_CLS: return SUBSYSTEM_INDEX(net_cls);
    case CGROUP_PERF_EVENT: return SUBSYSTEM_INDEX(perf_event);
    case CGROUP_NET_PRIO: return SUBSYSTEM_INDEX(net_prio);
    case CGROUP_HUGETLB: return SUBSYSTEM_INDEX(hugetlb);
    case CGROUP_PIDS: return SUBSYSTEM_INDEX(pids);
    case CGROUP_RDMA: return SUBSYSTEM_INDEX(rdma);
    case CGROUP_MISC: return SUBSYSTEM_INDEX(misc);
    default: return -1;
  }
}

/* The struct cgroup of a set in the hierarchy of CGROUP_…, or 0. */
static __always_inline u64 cgroup_of(u64 set, u32 subsystem) {
  struct css_set *css_set = (struct css_set *)set;
  if (subsystem == CGROUP_UNIFIED) return (u64)BPF_CORE_READ(css_set, dfl_cgrp);
  int index = subsystem_index(subsystem);
  if (index < 0) return 0;
  struct cgroup_subsys_state *state = NULL;
  void *place = (void *)set + bpf_core_field_offset(struct css_set, subsys) + index * sizeof(void *);
  bpf_probe_read_kernel(&state, sizeof(state), place);
  return state ? (u64)BPF_CORE_READ(state, cgroup) : 0;
}

/* The id of the ancestor of a group at `level` of its hierarchy. A function of its own: clang would take the offset of a
 * field that this kernel does not have out of a loop, and past the question whether it is there. */
__noinline u64 ancestor_id(u64 group_address, u32 level) {
  struct cgroup *group = (struct cgroup *)group_address;
  u64 id = 0;
  if (bpf_core_field_exists(struct cgroup___ids, ancestor_ids)) {
    void *place = (void *)group + bpf_core_field_offset(struct cgroup___ids, ancestor_ids) + level * sizeof(u64);
    bpf_probe_read_kernel(&id, sizeof(id), place);
    return id;
  }
  struct cgroup *ancestor = NULL;
  void *place = (void *)group + bpf_core_field_offset(struct cgroup, ancestors) + level * sizeof(void *);
  bpf_probe_read_kernel(&ancestor, sizeof(ancestor), place);
  return ancestor ? BPF_CORE_READ(ancestor, kn, id) : 0;
}

/* Whether a thread with this css_set is in one of the groups that are watched, or below it. */
static __always_inline bool is_in_cgroup(u64 set) {
  struct cgroup *group = (struct cgroup *)cgroup_of(set, settings.cgroup_subsystem);
  if (!group) return false;
  u32 deepest = BPF_CORE_READ(group, level);
  for (u32 index = 0; index < SETTINGS_LEVELS; index++) {
    if (index >= settings.level_count) break;
    u32 level = settings.cgroup_levels >> (8 * index) & 0xFF;
    if (level > deepest) continue;
    u64 id = ancestor_id((u64)group, level);
    if (bpf_map_lookup_elem(&watched_cgroups, &id)) return true;
  }
  return false;
}

/* Appends "/name" of one directory to the path in the side record; returns its new length. */
__noinline u32 append_name(struct slot *slot, u32 length, u32 depth) {
  if (!slot) return 0;
  u64 at = length;
  u64 index = depth;
  MASK(index, CGROUP_DEPTH_MAX - 1);
  MASK(at, 2047);
  u8 *target = slot->side + sizeof(struct cgroup_record) + sizeof(struct segment) + at;
  target[0] = '/';
  long count = bpf_probe_read_kernel_str(target + 1, CGROUP_NAME_MAX, (void *)slot->names[index]);
  return count > 0 ? at + count : at;
}

/* Collects the names from the group up to its hierarchy's root, whose own is left out; returns how many. */
__noinline u32 collect_names(struct slot *slot, u64 node_address) {
  if (!slot) return 0;
  struct kernfs_node *node = (struct kernfs_node *)node_address;
  for (u32 depth = 0; depth < CGROUP_DEPTH_MAX; depth++) {
    struct kernfs_node *parent;
    if (bpf_core_field_exists(struct kernfs_node___hidden, __parent))
      parent = BPF_CORE_READ((struct kernfs_node___hidden *)node, __parent);
    else
      parent = BPF_CORE_READ(node, parent);
    if (!parent) return depth;
    slot->names[depth & (CGROUP_DEPTH_MAX - 1)] = (u64)BPF_CORE_READ(node, name);
    node = parent;
  }
  return CGROUP_DEPTH_MAX;
}

/* Makes the record CGROUP in the side buffer of the slot; returns its size. */
static __always_inline u32 make_cgroup_record(struct maker *maker, u64 node, u64 id, u32 subsystem, u64 time) {
  struct slot *slot = maker->slot;
  struct cgroup_record *record = (struct cgroup_record *)slot->side;
  u64 thread = bpf_get_current_pid_tgid();
  fill_header(&record->header, RECORD_CGROUP, maker->cpu, thread >> 32, (u32)thread, time);
  record->id = id;
  record->subsystem = subsystem;
  record->reserved = 0;
  u32 count = collect_names(slot, node);
  u32 length = 0;
  for (u32 step = 0; step < CGROUP_DEPTH_MAX; step++) {
    if (step >= count) break;
    length = append_name(slot, length, count - 1 - step);
  }
  struct segment *segment = (struct segment *)(record + 1);
  if (length == 0) {
    *(u8 *)(segment + 1) = '/';
    length = 1;
  }
  *segment = (struct segment){SEGMENT_PATH, ARGUMENT_NONE, SEGMENT_OK, 0, 0, length, length};
  return sizeof(*record) + sizeof(*segment) + ((length + 7) & ~7u);
}

/* The id of a thread's group; sends its path when it was not sent yet. */
static __always_inline u64 tell_cgroup(struct maker *maker, u64 set, u32 subsystem, u64 time) {
  struct cgroup *group = (struct cgroup *)cgroup_of(set, subsystem);
  if (!group) return 0;
  struct kernfs_node *node = BPF_CORE_READ(group, kn);
  u64 id = BPF_CORE_READ(node, id);
  u64 key = id << 4 | subsystem;
  u8 yes = 1;
  if (bpf_map_lookup_elem(&seen_cgroups, &key)) return id;
  u64 size = make_cgroup_record(maker, (u64)node, id, subsystem, time);
  CLAMP(size, SIDE_SIZE);
  if (send_bytes(maker, maker->slot->side, size)) bpf_map_update_elem(&seen_cgroups, &key, &yes, BPF_ANY);
  return id;
}

#endif
