/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Beginning a record, and sending it. */
#ifndef TROWEL_OUTPUT_H
#define TROWEL_OUTPUT_H

#include "Output/maps.h"

/* The numbers of what runs: a CPU's own row, or that of the iterators. */
struct maker {
  struct slot *slot;
  struct cpu_statistics *statistics;
  u32 cpu;
};

/* Finds the slot and counts the beginning; the caller ends with `finish`. False when there is none, which a correctly
 * made map excludes. */
static __always_inline bool begin(struct maker *maker, bool is_iterator) {
  maker->cpu = bpf_get_smp_processor_id();
  u32 row = is_iterator ? settings.cpu_count : maker->cpu;
  maker->slot = slot_at(row);
  maker->statistics = statistics_at(row);
  if (!maker->slot || !maker->statistics) return false;
  volatile u64 *sequence = &maker->statistics->sequence;
  *sequence = *sequence + 1;
  return true;
}

static __always_inline void finish(struct maker *maker) {
  barrier();
  volatile u64 *sequence = &maker->statistics->sequence;
  *sequence = *sequence + 1;
}

static __always_inline void fill_header(struct record_header *header, u16 kind, u32 cpu, u32 pid, u32 tid, u64 time) {
  header->kind = kind;
  header->cpu = cpu;
  header->pid = pid;
  header->tid = tid;
  header->time = time;
}

/* Tells of the records that were lost since the last one that found room. Keeps quiet when there is still none. */
static __always_inline void send_drop(struct slot *slot, void *ring, u32 cpu, u64 time) {
  struct drop_record drop = {};
  fill_header(&drop.header, RECORD_DROP, cpu, 0, 0, time);
  drop.header.size = sizeof(drop);
  drop.since = slot->drop_since;
  drop.until = slot->drop_until;
  drop.count = slot->drop_count;
  if (bpf_ringbuf_output(ring, &drop, sizeof(drop), BPF_RB_NO_WAKEUP) == 0) slot->drop_count = 0;
}

/* Sends the `size` bytes at `record`, or counts them as lost. */
static __always_inline bool send_bytes(struct maker *maker, void *record, u64 size) {
  struct slot *slot = maker->slot;
  struct cpu_statistics *statistics = maker->statistics;
  u32 cpu = maker->cpu;
  struct record_header *header = record;
  header->size = size;
  statistics->events += 1;
  void *ring = bpf_map_lookup_elem(&rings, &cpu);
  if (ring && slot->drop_count) send_drop(slot, ring, cpu, header->time);
  if (ring && bpf_ringbuf_output(ring, record, size, BPF_RB_NO_WAKEUP) == 0) {
    statistics->bytes += size;
    return true;
  }
  if (!slot->drop_count) slot->drop_since = header->time;
  slot->drop_until = header->time;
  slot->drop_count += 1;
  statistics->drops += 1;
  return false;
}

/* Sends the record in the slot. */
static __always_inline void send(struct maker *maker) {
  u64 size = maker->slot->size;
  CLAMP(size, RECORD_MAX);
  maker->statistics->unreadable += maker->slot->unreadable;
  send_bytes(maker, maker->slot->record, size);
}

/* Empties the slot, whose fixed part has `size` bytes. */
static __always_inline void reset(struct slot *slot, u32 size) {
  slot->size = size;
  slot->is_cut = 0;
  slot->unreadable = 0;
}

#endif
