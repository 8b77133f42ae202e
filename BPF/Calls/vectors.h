/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Data scattered over arrays of struct iovec, and messages that hold such arrays. */
#ifndef TROWEL_VECTORS_H
#define TROWEL_VECTORS_H

#include "Output/segments.h"

/* Gathers the bytes of entry `index` of the chunk in the slot. */
__noinline int gather_entry(struct slot *slot, u32 index) {
  if (!slot) return 0;
  u64 place = index;
  MASK(place, VECTOR_CHUNK - 1);
  u64 base, length;
  if (slot->is_compat) {
    const u32 *pair = (const u32 *)slot->vector + 2 * place;
    base = pair[0];
    length = pair[1];
  } else {
    base = slot->vector[place].base;
    length = slot->vector[place].length;
  }
  slot->gather_total += length;
  u64 count = length < slot->gather_left ? length : slot->gather_left;
  CLAMP(count, SNAPLEN_MAX);
  if (!count) return 0;
  u64 at = slot->gather_at;
  MASK(at, 0x1FFFF);
  if (bpf_probe_read_user(slot->record + at, count, (void *)base)) {
    slot->gather_failed = 1;
    slot->gather_left = 0;
    return 0;
  }
  slot->gather_at += count;
  slot->gather_left -= count;
  return 0;
}

/* Gathers the bytes of up to VECTOR_CHUNK entries of the array, `count` of which are left; 0 when the array cannot be
 * read. */
__noinline int gather_chunk(struct slot *slot, u64 array, u32 count) {
  if (!slot) return 0;
  u64 entries = minimum(count, VECTOR_CHUNK);
  u64 bytes = slot->is_compat ? entries * 8 : entries * sizeof(struct vector_entry);
  CLAMP(bytes, sizeof(slot->vector));
  if (bpf_probe_read_user(slot->vector, bytes, (void *)array)) return 0;
  for (u32 index = 0; index < VECTOR_CHUNK; index++) {
    if (index >= entries) break;
    gather_entry(slot, index);
  }
  return 1;
}

/* Appends up to `limit` of the bytes that an array of `count` iovecs points to. */
__noinline int add_vector(struct slot *slot, u64 array, u32 count, u32 limit, u64 about) {
  if (!slot) return 0;
  struct segment *segment = open_segment(slot);
  if (!segment) return 0;
  begin_gathering(slot, minimum(limit, SNAPLEN_MAX));
  u32 start = slot->gather_at;
  u32 width = slot->is_compat ? 8 : sizeof(struct vector_entry);
  count = minimum(count, VECTOR_MAX);
  for (u32 first = 0; first < VECTOR_MAX; first += VECTOR_CHUNK) {
    if (first >= count) break;
    if (!gather_chunk(slot, array, count - first)) {
      slot->gather_failed = 1;
      break;
    }
    array += VECTOR_CHUNK * width;
  }
  u64 length = slot->gather_at - start;
  u64 total = slot->gather_total;
  CLAMP(total, 0x7FFFFFFF);
  u32 status = slot->gather_failed ? SEGMENT_UNREADABLE : length < total ? SEGMENT_TRUNCATED : SEGMENT_OK;
  close_segment(slot, segment, about, status, length, total);
  return 0;
}

/* Reads a struct msghdr or mmsghdr, native or not, into the slot. */
static __always_inline long read_message(struct slot *slot, u64 address, bool has_count) {
  struct native_message *message = &slot->message;
  message->transferred = 0;
  if (!slot->is_compat) return bpf_probe_read_user(message, has_count ? 60 : 56, (void *)address);
  struct compat_message *small = &slot->compat_message;
  small->transferred = 0;
  long error = bpf_probe_read_user(small, has_count ? 32 : 28, (void *)address);
  message->name = small->name;
  message->name_length = small->name_length;
  message->vector = small->vector;
  message->vector_count = small->vector_count;
  message->control = small->control;
  message->control_length = small->control_length;
  message->flags = small->flags;
  message->transferred = small->transferred;
  return error;
}

enum {
  MESSAGE_HAS_COUNT = 1 << 0, /* a struct mmsghdr */
  MESSAGE_IS_READ = 1 << 1,   /* no more data than was transferred */
};

/* Appends the segments of one message-> `place` is its index in its array and, above, MESSAGE_…. */
__noinline int add_message(struct slot *slot, u64 address, u32 place, u32 limit, u64 about) {
  if (!slot) return 0;
  u32 index = (u16)place;
  u32 flags = place >> 16;
  u32 argument = (u8)(about >> 8);
  struct native_message *message = &slot->message;
  long error = read_message(slot, address, flags & MESSAGE_HAS_COUNT);
  struct segment *segment = open_segment(slot);
  if (!segment) return 0;
  struct message_segment *content = content_of(segment);
  *content = (struct message_segment){};
  content->transferred = message->transferred;
  content->name_length = message->name_length;
  content->control_length = message->control_length;
  content->flags = message->flags;
  content->vector_count = message->vector_count;
  u32 at = slot->size;
  u32 length = error ? 0 : sizeof(*content);
  close_segment(slot, segment, ABOUT(SEGMENT_MESSAGE, argument, index), error ? SEGMENT_UNREADABLE : SEGMENT_OK, length,
                sizeof(*content));
  if (error) return 0;
  if (message->name && message->name_length)
    add_bytes(slot, message->name, message->name_length, SOCKADDR_MAX, ABOUT(SEGMENT_MESSAGE_NAME, argument, index));
  if (flags & MESSAGE_IS_READ) {
    u64 read = flags & MESSAGE_HAS_COUNT ? message->transferred : slot->result > 0 ? slot->result : 0;
    if (read < limit) limit = read;
  }
  add_vector(slot, message->vector, message->vector_count, limit, ABOUT(SEGMENT_MESSAGE_DATA, argument, index));
  u64 place_of_total = at;
  MASK(place_of_total, SEGMENT_START_MAX);
  content = content_of((struct segment *)(slot->record + place_of_total));
  content->total = slot->gather_total;
  if (message->control && message->control_length)
    add_bytes(slot, message->control, message->control_length, CONTROL_MAX,
              ABOUT(SEGMENT_MESSAGE_CONTROL, argument, index));
  return 0;
}

/* Appends the messages of an array of `count` struct mmsghdr. */
static __always_inline int add_messages(struct slot *slot, u64 array, u32 count, u32 limit, u64 about) {
  if (!slot) return 0;
  u32 stride = slot->is_compat ? 32 : 64;
  u32 flags = MESSAGE_HAS_COUNT | (about >> 32 & MESSAGE_IS_READ);
  for (u32 index = 0; index < MESSAGES_MAX; index++) {
    if (index >= count) break;
    add_message(slot, array + index * stride, index | flags << 16, limit, about);
  }
  return 0;
}

#endif
