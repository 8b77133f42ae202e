/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Copying what a row of descriptions asks for. */
#ifndef TROWEL_ITEMS_H
#define TROWEL_ITEMS_H

#include "Tasks/tasks.h"
#include "Calls/vectors.h"

static __always_inline u64 argument(struct slot *slot, u32 index) { return slot->args[index < 6 ? index : 5]; }

/* How many elements an item has. */
static __always_inline u64 element_count(struct slot *slot, const struct item *item) {
  u32 pointed = 0;
  switch (item->length_from) {
    case LENGTH_ARGUMENT: return argument(slot, item->length_argument);
    case LENGTH_RESULT: return slot->result > 0 ? slot->result : 0;
    case LENGTH_POINTED:
      bpf_probe_read_user(&pointed, sizeof(pointed), (void *)argument(slot, item->length_argument));
      return pointed;
    default: return 1;
  }
}

/* The descriptor that an item is about. */
static __always_inline s32 item_fd(struct slot *slot, const struct item *item) {
  if (item->argument == ARGUMENT_RESULT) return slot->result;
  s32 fd = argument(slot, item->argument);
  if (item->flags & ITEM_FD_POINTED) {
    u64 place = (u32)argument(slot, item->argument);
    if (!slot->is_compat) place = argument(slot, item->argument);
    if (bpf_probe_read_user(&fd, sizeof(fd), (void *)(place + 4 * item->length_argument))) return -1;
  }
  return fd;
}

/* Where the data of an item begins: a vector's in its first entry. */
static __always_inline u64 start_of_data(struct slot *slot, const struct item *item) {
  u64 address = argument(slot, item->argument);
  if (item->kind != SEGMENT_VECTOR) return address;
  u64 base = 0;
  bpf_probe_read_user(&base, slot->is_compat ? 4 : 8, (void *)address);
  return base;
}

/* The most bytes that an item may copy. */
static __always_inline u32 item_limit(struct slot *slot, const struct item *item) {
  if (!(item->flags & ITEM_SNAPLEN)) return item->limit ? item->limit : STRING_MAX;
  if (!settings.port_count && !settings.tracers) return settings.snaplen;
  return snaplen_of(argument(slot, item->fd), settings.tracers ? start_of_data(slot, item) : 0);
}

/* Appends the flags of a clone3 in place of the struct clone_args that held them, which begins with them. */
static __always_inline int add_clone_flags(struct slot *slot, u64 about) {
  struct segment *segment = open_segment(slot);
  if (!segment) return 0;
  *(u64 *)content_of(segment) = slot->clone_flags;
  close_segment(slot, segment, about, SEGMENT_OK, sizeof(u64), sizeof(u64));
  return 0;
}

/* Items about the memory behind an argument. */
__noinline int copy_memory(struct slot *slot, const struct item *item) {
  if (!slot || !item) return 0;
  u64 address = argument(slot, item->argument);
  u64 about = ABOUT(item->kind, item->argument, 0);
  u32 limit = item_limit(slot, item);
  if (!address) return 0;
  u64 count = element_count(slot, item);
  if (count > 0x7FFFFFFF) count = 0x7FFFFFFF;
  bool is_read = item->flags & ITEM_UP_TO_RESULT;
  switch (item->kind) {
    case SEGMENT_BYTES: {
      if (item->argument == 0 && slot->clone_flags) return add_clone_flags(slot, about);
      u64 length = count * (item->unit ? item->unit : 1);
      return add_bytes(slot, address, length > 0x7FFFFFFF ? 0x7FFFFFFF : length, limit, about);
    }
    case SEGMENT_STRING: return add_string(slot, address, limit, about);
    case SEGMENT_STRINGS: return add_strings(slot, address, limit, about);
    case SEGMENT_VECTOR:
      if (is_read) limit = slot->result <= 0 ? 0 : slot->result < limit ? slot->result : limit;
      return add_vector(slot, address, count, limit, about);
    case SEGMENT_MESSAGE:
      if (item->flags & ITEM_MANY)
        return add_messages(slot, address, count, limit, about | (u64)(is_read ? MESSAGE_IS_READ : 0) << 32);
      return add_message(slot, address, (is_read ? MESSAGE_IS_READ : 0) << 16, limit, about);
    default: return 0;
  }
}

/* Items about a descriptor. */
__noinline int copy_descriptor(struct slot *slot, const struct item *item) {
  if (!slot || !item) return 0;
  s32 fd = item_fd(slot, item);
  if (fd < 0) return 0;
  u64 file = file_of(fd);
  u32 index = item->flags & ITEM_FD_POINTED ? item->length_argument : 0;
  u64 about = ABOUT(item->kind, item->argument, index);
  return item->kind == SEGMENT_SOCKET ? add_socket(slot, file, about) : add_file(slot, file, fd, about);
}

/* Appends the path that the kernel took for the execve that a thread is in; false where it has not come to that. */
static __always_inline bool add_exec_path(struct slot *slot, struct task_struct *task) {
  struct exec_path *held = bpf_task_storage_get(&exec_paths, task, 0, 0);
  if (!held || !held->length) return false;
  struct segment *segment = open_segment(slot);
  if (!segment) return false;
  u64 length = held->length;
  CLAMP(length, STRING_MAX);
  bpf_probe_read_kernel(content_of(segment), length, held->path);
  close_segment(slot, segment, ABOUT(SEGMENT_EXEC_PATH, ARGUMENT_NONE, 0), SEGMENT_OK, length, length);
  return true;
}

/* Any item but CGROUPS. */
__noinline int copy_item(struct slot *slot, const struct item *item) {
  if (!slot || !item) return 0;
  u32 kind = item->kind;
  if (item->flags & (slot->result < 0 ? ITEM_ON_SUCCESS : ITEM_ON_FAILURE)) return 0;
  if (kind < SEGMENT_MESSAGE_NAME) return copy_memory(slot, item);
  if (kind == SEGMENT_SOCKET || kind == SEGMENT_FILE) return copy_descriptor(slot, item);
  if (kind == SEGMENT_TASK) return add_task(slot, bpf_get_current_task());
  if (kind == SEGMENT_ARGUMENTS || kind == SEGMENT_ENVIRONMENT) return add_own_strings(slot, kind);
  struct task_struct *task = bpf_get_current_task_btf();
  if (kind == SEGMENT_EXEC_PATH && add_exec_path(slot, task)) bpf_task_storage_delete(&exec_paths, task);
  return 0;
}

/* Copies all items of a row whose time has come. CGROUPS comes last: it needs to send records of its own. */
static __always_inline void copy_items(struct maker *maker, struct description *row) {
  struct slot *slot = maker->slot;
  bool wants_cgroups = false;
  for (u32 index = 0; index < DESCRIPTION_ITEMS; index++) {
    if (index >= row->item_count) break;
    if (row->items[index].kind == SEGMENT_CGROUPS)
      wants_cgroups = true;
    else
      copy_item(slot, &row->items[index]);
  }
  if (wants_cgroups) add_cgroups(maker, bpf_get_current_task());
}

#endif
