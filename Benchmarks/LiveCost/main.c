// What being captured costs a process: the CPU time of a call, bare, out of scope and in scope, and how many calls a
// second reach user space without a loss. Uses the programs themselves and the simplest consumer, so that what is
// measured is the kernel's side alone. Everything is scoped to the child that it starts.
//
//   live-cost [CALLS]     CALLS of each kind in each measurement, 2,000,000 unless told
//   live-cost spend FILE COMMAND …    runs COMMAND and writes its own CPU time and the elapsed time to FILE, in seconds:
//                                     below a tracer, the command's share is told apart from the tracer's
#define _GNU_SOURCE
#include "CKernel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RING_SIZE = 32 << 20, MAX_CPUS = 1024 };

static int cpu_count;
static long page_size;
static char *producers[MAX_CPUS], *consumers[MAX_CPUS];
static struct cpu_statistics *rows;
static ck_loaded loaded;
static atomic_bool is_ending;
static unsigned long received;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

// The work: getppid, or 1 KB through a pipe, which is a write and a read.
static void work(int is_pipe, long calls) {
  char buffer[1024] = {0};
  int fds[2];
  if (pipe(fds)) fail("pipe");
  for (long i = 0; i < calls; i++) {
    if (!is_pipe) {
      syscall(SYS_getppid);
    } else if (write(fds[1], buffer, sizeof(buffer)) < 0 || read(fds[0], buffer, sizeof(buffer)) < 0) {
      fail("write");
    }
  }
}

typedef struct {
  double cpu;   // ns of CPU time of the child for each round of work
  double wall;  // seconds
} cost;

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static void mark(pid_t child) {
  int pidfd = ck_pidfd_open(child, 0);
  struct tracked_thread thread = {0};
  if (pidfd < 0 || ck_update(loaded.tracked, &pidfd, &thread)) fail("mark");
  close(pidfd);
}

// Does the work in a child, in scope or not.
static cost measure(int is_pipe, long calls, int is_marked) {
  int gate[2];
  if (pipe(gate)) fail("pipe");
  pid_t child = fork();
  if (child == 0) {
    char go;
    close(gate[1]);
    if (read(gate[0], &go, 1) != 1) _exit(1);
    work(is_pipe, calls);
    _exit(0);
  }
  if (is_marked) mark(child);
  double start = now();
  if (write(gate[1], "", 1) != 1) fail("write");
  struct rusage usage;
  int status;
  if (wait4(child, &status, 0, &usage) < 0 || status) fail("wait4");
  close(gate[0]), close(gate[1]);
  return (cost){(seconds(usage.ru_utime) + seconds(usage.ru_stime)) * 1e9 / calls, now() - start};
}

// Walks every ring without looking at the records.
static long walk(void) {
  long count = 0;
  for (int cpu = 0; cpu < cpu_count; cpu++) {
    uint64_t position = ck_load_acquire(consumers[cpu]), end = ck_load_acquire(producers[cpu]);
    while (position < end) {
      uint32_t header = ck_load_acquire_32(producers[cpu] + page_size + (position & (RING_SIZE - 1)));
      if (header >> 31) break;
      position += ((header & 0x3FFFFFFF) + 8 + 7) & ~7u;
      count++;
    }
    ck_store_release(consumers[cpu], position);
  }
  return count;
}

static void *consume(void *unused) {
  while (!is_ending) {
    long count = walk();
    received += count;
    if (!count) usleep(500);
  }
  return unused;
}

static void load(uint32_t snaplen) {
  cpu_count = (int)sysconf(_SC_NPROCESSORS_CONF);
  page_size = sysconf(_SC_PAGESIZE);
  struct settings settings = {.scope = SCOPE_MARKED, .cpu_count = cpu_count, .snaplen = snaplen,
                              .page_shift = __builtin_ctzl(page_size)};
  ck_failure failure;
  if (ck_load(&settings, &loaded, &failure, NULL, 0)) {
    fprintf(stderr, "%s: %s\n", failure.call, strerror(failure.code));
    exit(1);
  }
  for (int cpu = 0; cpu < cpu_count; cpu++) {
    int ring = ck_create_ring(RING_SIZE);
    if (ring < 0 || ck_update(loaded.rings, &cpu, &ring)) fail("ring");
    consumers[cpu] = mmap(NULL, page_size, PROT_READ | PROT_WRITE, MAP_SHARED, ring, 0);
    producers[cpu] = mmap(NULL, page_size + 2ul * RING_SIZE, PROT_READ, MAP_SHARED, ring, page_size);
    if (consumers[cpu] == MAP_FAILED || producers[cpu] == MAP_FAILED) fail("mmap");
  }
  rows = mmap(NULL, (cpu_count + 1) * sizeof(*rows), PROT_READ, MAP_SHARED, loaded.stats, 0);
  if (rows == MAP_FAILED) fail("mmap");
  // read and write: 1 KB of data, cut at the snaplen.
  struct description row = {.item_count = 1};
  row.items[0] = (struct item){.kind = SEGMENT_BYTES, .argument = 1, .length_from = LENGTH_ARGUMENT,
                               .length_argument = 2, .flags = ITEM_SNAPLEN, .unit = 1};
  uint32_t numbers[] = {SYS_read, SYS_write};
  for (int i = 0; i < 2; i++)
    if (ck_update(loaded.descs, &numbers[i], &row)) fail("descs");
}

static void total(unsigned long *events, unsigned long *drops) {
  *events = *drops = 0;
  for (int row = 0; row <= cpu_count; row++) *events += rows[row].events, *drops += rows[row].drops;
}

static void report(const char *name, cost getppid, cost pipe, cost bare_getppid, cost bare_pipe) {
  printf("%-34s %7.0f ns %5.2fx   %7.0f ns %5.2fx\n", name, getppid.cpu, getppid.cpu / bare_getppid.cpu, pipe.cpu,
         pipe.cpu / bare_pipe.cpu);
}

static int spend(const char *path, char **command) {
  double start = now();
  pid_t child = fork();
  if (child == 0) {
    execvp(command[0], command);
    _exit(127);
  }
  struct rusage usage;
  int status;
  if (child < 0 || wait4(child, &status, 0, &usage) < 0) fail("wait4");
  double elapsed = now() - start;
  FILE *file = fopen(path, "w");
  if (!file) fail(path);
  fprintf(file, "%.6f %.6f\n", seconds(usage.ru_utime) + seconds(usage.ru_stime), elapsed);
  fclose(file);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

int main(int count, char **arguments) {
  if (count > 3 && !strcmp(arguments[1], "spend")) return spend(arguments[2], arguments + 3);
  long calls = count > 1 ? atol(arguments[1]) : 2000000;
  measure(0, calls / 10, 0);
  cost getppid = measure(0, calls, 0), pipe = measure(1, calls, 0);
  printf("%-34s %10s %5s   %10s %5s\n", "CPU time", "getppid", "", "1 KB pipe", "");
  report("bare", getppid, pipe, getppid, pipe);
  load(80);
  int programs[] = {CK_PROCESS_FORK, CK_PROCESS_EXIT, CK_SYS_EXIT, CK_SYS_ENTER};
  for (int i = 0; i < 4; i++)
    if (ck_attach(loaded.programs[programs[i]]) < 0) fail("attach");
  report("attached, out of scope", measure(0, calls, 0), measure(1, calls, 0), getppid, pipe);
  pthread_t consumer;
  if (pthread_create(&consumer, NULL, consume, NULL)) fail("pthread_create");
  cost captured = measure(0, calls, 1);
  cost with_data = measure(1, calls, 1);
  is_ending = 1;
  pthread_join(consumer, NULL);
  received += walk();
  report("captured, 80 bytes of data", captured, with_data, getppid, pipe);
  unsigned long events, drops;
  total(&events, &drops);
  printf("%.2f million calls a second; %lu records made, %lu received, %lu lost\n", calls / captured.wall / 1e6, events,
         received, drops);
  return 0;
}
