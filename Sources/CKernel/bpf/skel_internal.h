// What a light skeleton, as `bpftool gen skeleton -L` writes it, needs to load itself: a few calls of bpf(2) and the
// layout of what its loader program is given. Written for bpftool 7; stands in for libbpf's header of the same name, so
// that building needs no libbpf.
#pragma once

#include <errno.h>
#include <linux/bpf.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

// What the loader program is told of a map and tells of it.
struct bpf_map_desc {
  int map_fd;
  __u32 max_entries;
  __aligned_u64 initial_value;
};

struct bpf_prog_desc {
  int prog_fd;
};

// The head of the loader program's context; maps and programs follow.
struct bpf_loader_ctx {
  __u32 sz;
  __u32 flags;
  __u32 log_level;
  __u32 log_size;
  __u64 log_buf;
};

struct bpf_load_and_run_opts {
  struct bpf_loader_ctx *ctx;
  const void *data;
  const void *insns;
  __u32 data_sz;
  __u32 insns_sz;
  const char *errstr;
};

static inline int ck_bpf(enum bpf_cmd command, union bpf_attr *attributes) {
  return (int)syscall(SYS_bpf, command, attributes, sizeof(*attributes));
}

static inline void *skel_alloc(size_t size) { return calloc(1, size); }

static inline void skel_free(void *skeleton) { free(skeleton); }

static inline int skel_closenz(int fd) { return fd > 0 ? close(fd) : -EINVAL; }

// The first value of a map of constants, where the caller may still change it.
static inline void *skel_prep_map_data(const void *value, size_t map_size, size_t value_size) {
  void *memory = mmap(NULL, map_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return NULL;
  return memcpy(memory, value, value_size);
}

// Puts the map itself where its first value was.
static inline void *skel_finalize_map_data(__u64 *value, size_t size, int protection, int fd) {
  void *memory = mmap((void *)(unsigned long)*value, size, protection, MAP_SHARED | MAP_FIXED, fd, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

static inline void skel_free_map_data(void *memory, __u64 address, size_t size) {
  (void)address;
  if (memory) munmap(memory, size);
}

static inline int skel_raw_tracepoint_open(const char *name, int program) {
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof(attributes));
  attributes.raw_tracepoint.name = (unsigned long)name;
  attributes.raw_tracepoint.prog_fd = program;
  return ck_bpf(BPF_RAW_TRACEPOINT_OPEN, &attributes);
}

static inline int skel_link_create(int program, int target, enum bpf_attach_type type) {
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof(attributes));
  attributes.link_create.prog_fd = program;
  attributes.link_create.target_fd = target;
  attributes.link_create.attach_type = type;
  return ck_bpf(BPF_LINK_CREATE, &attributes);
}

// Makes the map that holds the skeleton's data: the programs, their type information and the maps' descriptions.
static inline int ck_loader_map(const struct bpf_load_and_run_opts *options) {
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof(attributes));
  attributes.map_type = BPF_MAP_TYPE_ARRAY;
  attributes.key_size = 4;
  attributes.value_size = options->data_sz;
  attributes.max_entries = 1;
  strcpy(attributes.map_name, "trowel_loader");
  int map = ck_bpf(BPF_MAP_CREATE, &attributes);
  if (map < 0) return -1;
  int key = 0;
  memset(&attributes, 0, sizeof(attributes));
  attributes.map_fd = map;
  attributes.key = (unsigned long)&key;
  attributes.value = (unsigned long)options->data;
  if (ck_bpf(BPF_MAP_UPDATE_ELEM, &attributes) == 0) return map;
  int error = errno;
  close(map);
  errno = error;
  return -1;
}

static inline int ck_loader_program(const struct bpf_load_and_run_opts *options, int map) {
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof(attributes));
  attributes.prog_type = BPF_PROG_TYPE_SYSCALL;
  attributes.prog_flags = BPF_F_SLEEPABLE;
  attributes.insns = (unsigned long)options->insns;
  attributes.insn_cnt = options->insns_sz / sizeof(struct bpf_insn);
  attributes.license = (unsigned long)"Dual MIT/GPL";
  attributes.fd_array = (unsigned long)&map;
  strcpy(attributes.prog_name, "trowel_loader");
  return ck_bpf(BPF_PROG_LOAD, &attributes);
}

// Runs the program that makes all maps and loads all programs. Returns 0 or -errno, and says in `errstr` which call of
// bpf(2) it was.
static inline int bpf_load_and_run(struct bpf_load_and_run_opts *options) {
  options->errstr = "BPF_MAP_CREATE";
  int map = ck_loader_map(options);
  if (map < 0) return -errno;
  options->errstr = "BPF_PROG_LOAD";
  int program = ck_loader_program(options, map);
  int error = program < 0 ? -errno : 0;
  if (program >= 0) {
    union bpf_attr attributes;
    memset(&attributes, 0, sizeof(attributes));
    attributes.test.prog_fd = program;
    attributes.test.ctx_in = (unsigned long)options->ctx;
    attributes.test.ctx_size_in = options->ctx->sz;
    if (ck_bpf(BPF_PROG_RUN, &attributes) < 0)
      error = -errno;
    else if ((int)attributes.test.retval < 0)
      error = (int)attributes.test.retval;
    close(program);
  }
  close(map);
  return error;
}
