// Runs as the first process of a guest (Scripts/test-in-guest): captures the whole machine, which tests do nowhere else,
// and says what it saw. The last line is "guest: ok" when all is as it should be.
#define _GNU_SOURCE
#include "CKernel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RING_SIZE = 4 << 20, CALLS = 1000, CPUS = 64 };

static int cpu_count, failures;
static long page_size;
static char *producers[CPUS];

static void expect(int holds, const char *what) {
  printf("guest: %s: %s\n", holds ? "pass" : "FAIL", what);
  failures += !holds;
}

// Loads the programs with a scope; prints the verifier's last words where it cannot.
static int load(uint32_t scope, ck_loaded *loaded) {
  struct settings settings = {.scope = scope, .cpu_count = cpu_count, .snaplen = 80, .large_snaplen = 2000,
                              .page_shift = __builtin_ctzl(page_size), .switches = 1, .signals = 1, .faults = 1,
                              .tracers = 1, .port_count = 1, .cgroup_subsystem = CGROUP_UNIFIED};
  ck_failure failure;
  if (ck_load(&settings, loaded, &failure, NULL, 0) == 0) return 1;
  enum { LOG = 16 << 20 };
  char *log = calloc(1, LOG);
  ck_load(&settings, loaded, &failure, log, LOG);
  size_t length = strlen(log);
  printf("%s: %s\n%s\n", failure.call, strerror(failure.code), log + (length > 2000 ? length - 2000 : 0));
  return 0;
}

static void make_rings(const ck_loaded *loaded) {
  for (int cpu = 0; cpu < cpu_count; cpu++) {
    int ring = ck_create_ring(RING_SIZE);
    if (ck_update(loaded->rings, &cpu, &ring)) expect(0, "put a ring in place");
    producers[cpu] = mmap(NULL, page_size + 2ul * RING_SIZE, PROT_READ, MAP_SHARED, ring, page_size);
  }
}

typedef struct {
  long records, own, getppid, exits, switches;
} tally;

static void count(const char *place, pid_t child, tally *sum) {
  const struct record_header *header = (const struct record_header *)place;
  const struct call_record *call = (const struct call_record *)place;
  sum->records++;
  sum->own += header->pid == (uint32_t)getpid();
  sum->switches += header->kind == RECORD_SWITCH;
  if (header->pid != (uint32_t)child) return;
  sum->exits += header->kind == RECORD_EXIT;
  sum->getppid += header->kind == RECORD_CALL && call->number == SYS_getppid && call->result == getpid();
}

static tally walk(pid_t child) {
  tally sum = {0};
  for (int cpu = 0; cpu < cpu_count; cpu++) {
    uint64_t end = ck_load_acquire(producers[cpu]);
    for (uint64_t position = 0; position < end;) {
      const char *place = producers[cpu] + page_size + (position & (RING_SIZE - 1));
      count(place + 8, child, &sum);
      position += ((ck_load_acquire_32(place) & 0x3FFFFFFF) + 15) & ~7u;
    }
  }
  return sum;
}

// The whole machine but ourselves: a child makes calls, and so do we.
static void capture_machine(const ck_loaded *loaded) {
  make_rings(loaded);
  int self = ck_pidfd_open(getpid(), 0);
  struct tracked_thread excluded = {.flags = TRACKED_EXCLUDED};
  expect(ck_update(loaded->tracked, &self, &excluded) == 0, "leave ourselves out");
  for (int program = 0; program < CK_ADOPT_TASKS; program++)
    if (program != CK_PAGE_FAULT && ck_attach(loaded->programs[program]) < 0) expect(0, "attach");
  pid_t child = fork();
  for (int i = 0; i < CALLS; i++) syscall(SYS_getppid);
  if (child == 0) _exit(0);
  waitpid(child, NULL, 0);
  usleep(200000);
  tally sum = walk(child);
  struct cpu_statistics *rows =
      mmap(NULL, (cpu_count + 1) * sizeof(*rows), PROT_READ, MAP_SHARED, loaded->stats, 0);
  unsigned long events = 0, drops = 0;
  for (int row = 0; row <= cpu_count; row++) events += rows[row].events, drops += rows[row].drops;
  printf("%ld records, %ld of our own, %ld getppid of the child, %ld switches; %lu made, %lu lost\n", sum.records,
         sum.own, sum.getppid, sum.switches, events, drops);
  expect(sum.own == 0, "nothing of our own is captured");
  expect(sum.getppid == CALLS && sum.exits == 1, "every call of another process is captured, and its end");
  expect(sum.switches > 0, "switches are captured");
  expect(drops == 0 && events >= (unsigned long)sum.records, "nothing is lost");
}

int main(void) {
  struct utsname name;
  mount("sys", "/sys", "sysfs", 0, NULL);
  uname(&name);
  printf("guest: Linux %s\n", name.release);
  cpu_count = (int)sysconf(_SC_NPROCESSORS_CONF);
  page_size = sysconf(_SC_PAGESIZE);
  ck_loaded loaded = {0};
  expect(load(SCOPE_MARKED, &loaded), "load for marked processes");
  expect(load(SCOPE_CGROUP, &loaded), "load for a control group");
  int is_loaded = load(SCOPE_ALL, &loaded);
  expect(is_loaded, "load for the whole machine");
  if (is_loaded) capture_machine(&loaded);
  printf(failures ? "guest: failed\n" : "guest: ok\n");
  fflush(stdout);
  reboot(RB_POWER_OFF);
  return failures != 0;
}
