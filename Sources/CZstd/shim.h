#pragma once
#include <sys/syscall.h>
#include <unistd.h>
#include <zstd.h>

// How many processors this thread may run on. Swift does not see sched_getaffinity(2), and sysconf(3) counts processors
// that are not for us.
static inline int cz_processor_count(void) {
  unsigned char set[1024];
  long size = syscall(SYS_sched_getaffinity, 0, sizeof set, set);
  int count = 0;
  for (long index = 0; index < size; index++) count += __builtin_popcount(set[index]);
  return count > 0 ? count : 1;
}
