/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Appending segments to the record in a slot. Functions that the verifier should look at once, and not once per call,
 * are global: they get numbers and the slot, and can be told nothing else. A light skeleton loads 32 functions and
 * programs at most, so that the others are inlined. */
#ifndef TROWEL_SEGMENTS_H
#define TROWEL_SEGMENTS_H

#include "Output/output.h"

/* What a segment is about, in one word, because a global function has five arguments at most. */
#define ABOUT(kind, argument, index) ((u64)(kind) | (u64)(argument) << 8 | (u64)(index) << 32)

/* The next segment of the record, or NULL when there is no room. */
static __always_inline struct segment *open_segment(struct slot *slot) {
  u64 at = slot->size;
  if (at > SEGMENT_START_MAX) {
    slot->is_cut = 1;
    return NULL;
  }
  MASK(at, SEGMENT_START_MAX);
  return (struct segment *)(slot->record + at);
}

static __always_inline void *content_of(struct segment *segment) { return segment + 1; }

static __always_inline void close_segment(struct slot *slot, struct segment *segment, u64 about, u32 status,
                                          u32 length, u32 full_length) {
  segment->kind = about;
  segment->argument = about >> 8;
  segment->status = status;
  segment->reserved = 0;
  segment->index = about >> 32;
  segment->length = length;
  segment->full_length = full_length;
  if (status == SEGMENT_UNREADABLE) slot->unreadable += 1;
  slot->size += sizeof(*segment) + ((length + 7) & ~7u);
}

/* Begins to gather up to `limit` bytes into the content of the next segment. */
static __always_inline void begin_gathering(struct slot *slot, u32 limit) {
  slot->gather_at = slot->size + sizeof(struct segment);
  slot->gather_left = limit;
  slot->gather_total = 0;
  slot->gather_failed = 0;
}

/* Gathers from `address` up to the end of its page; 0 when that cannot be read or nothing is left. */
__noinline int gather_page(struct slot *slot, u64 address) {
  if (!slot || !slot->gather_left) return 0;
  u64 page = 1ull << settings.page_shift;
  u64 start = address + slot->gather_total;
  u64 count = minimum(slot->gather_left, page - (start & (page - 1)));
  u64 at = slot->gather_at;
  CLAMP(count, SNAPLEN_MAX);
  MASK(at, 0x1FFFF);
  if (bpf_probe_read_user(slot->record + at, count, (void *)start)) return 0;
  slot->gather_at += count;
  slot->gather_left -= count;
  slot->gather_total += count;
  return 1;
}

/* Appends the first `limit` of `length` bytes of user memory. */
__noinline int add_bytes(struct slot *slot, u64 address, u32 length, u32 limit, u64 about) {
  if (!slot) return 0;
  struct segment *segment = open_segment(slot);
  if (!segment) return 0;
  u64 count = minimum(length, limit);
  CLAMP(count, SNAPLEN_MAX);
  u32 status = count < length ? SEGMENT_TRUNCATED : SEGMENT_OK;
  if (count && bpf_probe_read_user(content_of(segment), count, (void *)address)) {
    begin_gathering(slot, count);
    for (u32 page = 0; page < PAGES_MAX; page++)
      if (!gather_page(slot, address)) break;
    count = slot->gather_total;
    status = SEGMENT_UNREADABLE;
  }
  close_segment(slot, segment, about, status, count, length);
  return 0;
}

/* Appends a string of user memory, of at most `limit` bytes. A NULL pointer gives no segment. */
__noinline int add_string(struct slot *slot, u64 address, u32 limit, u64 about) {
  if (!slot || !address) return 0;
  struct segment *segment = open_segment(slot);
  if (!segment) return 0;
  u64 room = limit;
  CLAMP(room, STRING_MAX);
  long count = bpf_probe_read_user_str(content_of(segment), room, (void *)address);
  u32 status = count < 0 ? SEGMENT_UNREADABLE : count == room ? SEGMENT_TRUNCATED : SEGMENT_OK;
  if (count < 0) count = 0;
  close_segment(slot, segment, about, status, count, count);
  return 0;
}

/* Gathers the string that the pointer at `place` points to; 0 at the end of the array or of the room. */
__noinline int gather_string(struct slot *slot, u64 place) {
  if (!slot || !slot->gather_left) return 0;
  u64 pointer = 0;
  long error = slot->is_compat ? bpf_probe_read_user(&pointer, 4, (void *)place)
                               : bpf_probe_read_user(&pointer, 8, (void *)place);
  if (!error && !pointer) return 0;
  u64 at = slot->gather_at;
  u64 room = slot->gather_left;
  MASK(at, 0x1FFFF);
  CLAMP(room, ARGUMENTS_MAX);
  long count = error ? error : bpf_probe_read_user_str(slot->record + at, room, (void *)pointer);
  if (count <= 0) {
    slot->gather_failed = 1;
    return 0;
  }
  if (count > slot->gather_left) count = slot->gather_left;
  slot->gather_at += count;
  slot->gather_left -= count;
  slot->gather_total += count;
  return 1;
}

/* Appends the strings of a NULL-terminated array of pointers. */
__noinline int add_strings(struct slot *slot, u64 array, u32 limit, u64 about) {
  if (!slot) return 0;
  struct segment *segment = open_segment(slot);
  if (!segment) return 0;
  begin_gathering(slot, minimum(limit, ARGUMENTS_MAX));
  u32 width = slot->is_compat ? 4 : 8;
  for (u32 index = 0; index < STRINGS_MAX; index++) {
    if (!gather_string(slot, array)) break;
    array += width;
  }
  u32 status = slot->gather_failed ? SEGMENT_UNREADABLE : slot->gather_left ? SEGMENT_OK : SEGMENT_TRUNCATED;
  close_segment(slot, segment, about, status, slot->gather_total, slot->gather_total);
  return 0;
}

#endif
