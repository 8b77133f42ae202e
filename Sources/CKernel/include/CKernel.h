// What live capture needs from C, a file each: loading the kernel's side (loading.c), a child that waits before it executes
// (command.c), ptrace (tracing.c), sockets and descriptors of other processes (sockets.c); and ordered accesses to memory
// that the kernel writes. No policy is here, and no memory or descriptor is kept, but for the one that the handler of
// SIGCHLD writes to: Swift owns what these calls hand out.
#pragma once

#include <errno.h>
#include <stdint.h>

#include "../../../BPF/Interface/descriptions.h"
#include "../../../BPF/Interface/records.h"
#include "../../../BPF/Interface/settings.h"
#include "command.h"
#include "sockets.h"
#include "tracing.h"

// The programs, in the order in which `ck_loaded` has their descriptors.
enum {
  CK_SYS_ENTER,
  CK_SYS_EXIT,
  CK_PROCESS_FORK,
  CK_PROCESS_EXEC,
  CK_PROCESS_EXIT,
  CK_SCHED_SWITCH,
  CK_SIGNAL_DELIVER,
  CK_PAGE_FAULT,
  // Iterators.
  CK_ADOPT_TASKS,
  CK_PENDING_CALLS,
  CK_FIRST_TASKS,
  CK_FIRST_FILES,
  CK_PROGRAM_COUNT,
};

// Descriptors of what was loaded. The caller closes all of them.
typedef struct {
  int programs[CK_PROGRAM_COUNT];
  int tracked;
  int watched_cgroups;
  int descs;
  int stats;
  int rings;
} ck_loaded;

// Where loading failed.
typedef struct {
  int code;          // errno
  const char *call;  // the command of bpf(2)
} ck_failure;

// Loads the programs with these settings. The verifier's words go into `log` when `log_size` is not 0, which makes
// loading many times slower. Returns 0, or -1 with `failure` filled.
int ck_load(const struct settings *settings, ck_loaded *loaded, ck_failure *failure, char *log, uint32_t log_size);

// A ring of `size` bytes, a power of two and a multiple of the page size; a descriptor, or -1 and errno.
int ck_create_ring(uint32_t size);

// Sets an element of a map; -1 and errno.
int ck_update(int map, const void *key, const void *value);

// Attaches a program to the tracepoint that it names itself; a link's descriptor that detaches when closed, or -1.
int ck_attach(int program);

// A link for an iterator, and one run over what it iterates: to be read until the end.
int ck_iterator_link(int program);
int ck_iterate(int link);

// The kernel stores the producer's position with release, and each record's length likewise (kernel/bpf/ringbuf.c:
// __bpf_ringbuf_reserve, bpf_ringbuf_commit); it loads the consumer's with acquire.
static inline uint64_t ck_load_acquire(const void *place) { return __atomic_load_n((const uint64_t *)place, __ATOMIC_ACQUIRE); }
static inline uint32_t ck_load_acquire_32(const void *place) { return __atomic_load_n((const uint32_t *)place, __ATOMIC_ACQUIRE); }
static inline void ck_store_release(void *place, uint64_t value) { __atomic_store_n((uint64_t *)place, value, __ATOMIC_RELEASE); }
