// What the workloads share: the names of all of them, and how one of them fails.
#ifndef WORKLOAD_H
#define WORKLOAD_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Each is `live-workload NAME NUMBER`, with its underscores as dashes; what it does stands at its function.
#define WORKLOADS(each)                                                                                    \
  each(blocked) each(compat) each(compat_sockets) each(deaths) each(epolls) each(executes) each(failures) each(files)   \
  each(ipv6) each(loop) each(maps) each(messages) each(paced) each(paced_maps) each(paced_pipes)           \
  each(pipes) each(processes) each(reads) each(receives) each(signals) each(sockets) each(tcp)             \
  each(thread_executes) each(tracers) each(udp) each(unix_sockets) each(unreadable) each(vectors)          \
  each(vforks) each(waits)

#define DECLARE(name) void name(long number);
WORKLOADS(DECLARE)
#undef DECLARE

// The status of a workload whose calls this kernel does not have.
enum { STATUS_UNSUPPORTED = 3 };

// Ends the program where a call did not do what it does everywhere.
static inline void expect(int holds) {
  if (!holds) exit(1);
}

#endif
