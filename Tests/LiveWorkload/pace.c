// Calls in great number, for what capturing costs.
#include "workload.h"

#include <stdio.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>

// `count` times getppid, which glibc does not cache.
void loop(long count) {
  for (long i = 0; i < count; i++) syscall(SYS_getppid);
}

// Works `rounds` times a second for three seconds, a thousandth of them each millisecond, and says how far it came. It
// spins in between, so that nothing but the work is captured.
static void pace(long rounds, void (*work)(long)) {
  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  double elapsed = 0;
  for (int step = 0; step < 3000; step++) {
    work(rounds / 1000);
    do {
      clock_gettime(CLOCK_MONOTONIC, &now);
      elapsed = (now.tv_sec - start.tv_sec) + (now.tv_nsec - start.tv_nsec) / 1e9;
    } while (elapsed < (step + 1) / 1000.0);
  }
  printf("%ld rounds a second for %.2f seconds\n", (long)(rounds / 1000 * 3000 / elapsed), elapsed);
}

static int fds[2];

static void pipe_rounds(long count) {
  char buffer[1024] = {0};
  for (long i = 0; i < count; i++) {
    expect(write(fds[1], buffer, sizeof(buffer)) == sizeof(buffer));
    expect(read(fds[0], buffer, sizeof(buffer)) == sizeof(buffer));
  }
}

static void map_rounds(long count) {
  for (long i = 0; i < count; i++) {
    void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    expect(memory != MAP_FAILED && munmap(memory, 4096) == 0);
  }
}

// `count` times 1 KB written into a pipe and read again.
void pipes(long count) {
  expect(pipe(fds) == 0);
  pipe_rounds(count);
}

// `rounds` a second for three seconds: of getppid; of 1 KB through a pipe, two calls; of a mapping made and undone, two.
void paced(long rounds) { pace(rounds, loop); }

void paced_pipes(long rounds) {
  expect(pipe(fds) == 0);
  pace(rounds, pipe_rounds);
}

void paced_maps(long rounds) { pace(rounds, map_rounds); }
