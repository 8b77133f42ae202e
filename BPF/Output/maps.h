/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The maps, and what one CPU needs to make a record. */
#ifndef TROWEL_MAPS_H
#define TROWEL_MAPS_H

#include "Kernel/kernel.h"

#include <bpf/bpf_helpers.h>

enum {
  /* A segment begins below this offset and holds at most SNAPLEN_MAX bytes. The verifier checks offset and length
   * apart from each other, so the buffer is larger than RECORD_MAX, which no record reaches. */
  SEGMENT_START_MAX = 0xFFFF,
  BUFFER_SIZE = 3 * 65536,
  /* Entries of an iovec or pointer array that are read at a time. */
  VECTOR_CHUNK = 64,
  /* Pages that SNAPLEN_MAX bytes can lie on, and pointers of an array of strings that are followed. */
  PAGES_MAX = 17,
  STRINGS_MAX = 1024,
  /* Directories of a control group's path. */
  CGROUP_DEPTH_MAX = 16,
  CGROUP_NAME_MAX = 128,
  SIDE_SIZE = 4096,
};

/* One element of an array of struct iovec. */
struct vector_entry {
  u64 base;
  u64 length;
};

/* struct mmsghdr and its 32-bit form as user space lays them out; a struct msghdr ends before `transferred`. */
struct native_message {
  u64 name;
  u32 name_length;
  u32 padding;
  u64 vector;
  u64 vector_count;
  u64 control;
  u64 control_length;
  u32 flags;
  u32 more_padding;
  u32 transferred;
  u32 last_padding;
};

struct compat_message {
  u32 name;
  u32 name_length;
  u32 vector;
  u32 vector_count;
  u32 control;
  u32 control_length;
  u32 flags;
  u32 transferred;
};

/* Where one CPU makes a record. Too large for the stack; nothing else can run on the CPU meanwhile, because programs
 * run with preemption off. The iterators, which can be preempted, have a slot of their own. */
struct slot {
  u64 args[6];       /* of the call being copied */
  s64 result;
  u32 size;          /* bytes of `record` so far */
  u32 is_compat;
  u32 is_cut;
  u32 unreadable;    /* segments that were */
  u64 drop_since;    /* the hole that no record DROP tells of yet; drop_count 0 for none */
  u64 drop_until;
  u64 drop_count;
  /* Gathering from an array: bytes that may still be copied, where they go, bytes that there are, whether all of it
   * could be read. */
  u64 gather_total;
  u32 gather_left;
  u32 gather_at;
  u32 gather_failed;
  u32 reserved;
  u64 pointer; /* see `as_number` */
  u64 clone_flags; /* of the clone3 that made the thread, while that returns in it; 0 for other calls */
  struct vector_entry vector[VECTOR_CHUNK];
  struct native_message message;
  struct compat_message compat_message;
  u64 names[CGROUP_DEPTH_MAX];
  u8 side[SIDE_SIZE]; /* a record CGROUP, made while another record is under way */
  u8 record[BUFFER_SIZE];
};

/* Set before loading; every condition on it is decided by the verifier. */
const volatile struct settings settings = {};

/* Threads in scope, and the calls that they are in. */
struct {
  __uint(type, BPF_MAP_TYPE_TASK_STORAGE);
  __uint(map_flags, BPF_F_NO_PREALLOC);
  __type(key, int);
  __type(value, struct tracked_thread);
} tracked SEC(".maps");

/* The control groups that are watched in SCOPE_CGROUP, by the inodes of their directories; as many as
 * settings.cgroup_count, set before loading. */
struct {
  __uint(type, BPF_MAP_TYPE_HASH);
  __uint(max_entries, 1);
  __type(key, u64);
  __type(value, u8);
} watched_cgroups SEC(".maps");

struct exec_path {
  u32 length; /* with its NUL; 0 when there was none */
  u32 reserved;
  char path[STRING_MAX];
};

/* The path of an execve between the moment that the kernel has taken it and the call's return. */
struct {
  __uint(type, BPF_MAP_TYPE_TASK_STORAGE);
  __uint(map_flags, BPF_F_NO_PREALLOC);
  __type(key, int);
  __type(value, struct exec_path);
} exec_paths SEC(".maps");

/* What to copy of each call: DESCRIPTION_ROWS native ones, then those of 32-bit calls. */
struct {
  __uint(type, BPF_MAP_TYPE_ARRAY);
  __uint(max_entries, 2 * DESCRIPTION_ROWS);
  __type(key, u32);
  __type(value, struct description);
} descs SEC(".maps");

/* A row per CPU and one for the iterators; as many as settings.cpu_count + 1, set before loading. */
struct {
  __uint(type, BPF_MAP_TYPE_ARRAY);
  __uint(max_entries, 1);
  __type(key, u32);
  __type(value, struct slot);
} slots SEC(".maps");

/* Likewise; user space maps it into its memory. */
struct {
  __uint(type, BPF_MAP_TYPE_ARRAY);
  __uint(map_flags, BPF_F_MMAPABLE);
  __uint(max_entries, 1);
  __type(key, u32);
  __type(value, struct cpu_statistics);
} stats SEC(".maps");

struct ring {
  __uint(type, BPF_MAP_TYPE_RINGBUF);
  __uint(max_entries, 4096);
};

/* A ring per CPU, made and put here by user space. */
struct {
  __uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
  __uint(max_entries, 1);
  __type(key, u32);
  __array(values, struct ring);
} rings SEC(".maps");

/* Control groups whose path was sent: id * 16 + subsystem. */
struct {
  __uint(type, BPF_MAP_TYPE_LRU_HASH);
  __uint(max_entries, 16384);
  __type(key, u64);
  __type(value, u8);
} seen_cgroups SEC(".maps");

/* Both sides of these are opaque to clang: without that it would undo the bound that the verifier must see. */
#define CLAMP(value, maximum) \
  asm volatile("if %[v] <= %[m] goto +1\n%[v] = %[m]" : [v] "+r"(value) : [m] "i"(maximum))
#define MASK(value, mask) asm volatile("%[v] &= %[m]" : [v] "+r"(value) : [m] "i"(mask))

static __always_inline struct slot *slot_at(u32 index) { return bpf_map_lookup_elem(&slots, &index); }

static __always_inline struct cpu_statistics *statistics_at(u32 index) { return bpf_map_lookup_elem(&stats, &index); }

/* A pointer that the verifier follows, as a number that may be given to a global function. It forgets what it knows of
 * a pointer when that has been in a map. */
static __always_inline u64 as_number(struct slot *slot, void *pointer) {
  *(volatile u64 *)&slot->pointer = (u64)pointer;
  return *(volatile u64 *)&slot->pointer;
}

static __always_inline u32 minimum(u32 left, u32 right) { return left < right ? left : right; }

#endif
