/* What user space and the programs share beside records: constants, counters, marks. Included as records.h is. */
#ifndef TROWEL_SETTINGS_H
#define TROWEL_SETTINGS_H

#include "records.h"

/* ---- Statistics: one row of the map `stats` per CPU -------------------------------------------------------------- */

/* Every record that a program wanted to send is in `events`: events = records in the rings + drops. The row after
 * that of the last CPU belongs to the iterators. A row is a cache line. */
struct cpu_statistics {
  __u64 events;     /* records made, sent or not */
  __u64 bytes;      /* bytes of records sent */
  __u64 drops;      /* records lost because the ring was full */
  __u64 unreadable; /* segments whose memory could not be read */
  /* Goes up by one when a program begins to make a record and when it ends: odd while it runs. What was begun before
   * a moment is in the rings once every CPU's number is even or has changed. */
  __u64 sequence;
  __u64 adopted; /* iterators' row: threads marked by `adopt_tasks` */
  __u64 reserved[2];
};
RECORD_ASSERT_SIZE(cpu_statistics, 64);

/* ---- Settings: constants of one capture, so that the kernel's verifier drops what is off ------------------------- */

enum {
  /* Marked threads: the map `tracked` has an entry for them. Children inherit the mark. */
  SCOPE_MARKED = 1,
  /* Threads in one of some control groups or below. */
  SCOPE_CGROUP = 2,
  /* Every thread of the machine that is not marked as excluded. */
  SCOPE_ALL = 3,
};

enum {
  TRACERS_OFF = 0,
  /* What is written to /dev/null and begins like a tracer is copied up to the large snaplen. */
  TRACERS_BY_TEXT = 1,
  /* Whatever is written there. */
  TRACERS_ALL = 2,
};

enum {
  /* Ranges of ports whose data is copied up to the large snaplen. */
  SETTINGS_PORTS = 8,
  /* Different depths of control groups that are watched. */
  SETTINGS_LEVELS = 8,
};

struct settings {
  __u32 scope;            /* SCOPE_… */
  __u32 cpu_count;        /* rings, and rows of statistics before that of the iterators */
  __u32 snaplen;          /* bytes of user data per call, up to SNAPLEN_MAX */
  __u32 large_snaplen;    /* where a port or a tracer asks for more */
  __u64 cgroup_levels;    /* SCOPE_CGROUP: how many directories below the root groups are, a byte each, first lowest */
  __u32 level_count;      /* of `cgroup_levels` */
  __u32 cgroup_subsystem; /* CGROUP_…: which hierarchy */
  __u32 port_count;       /* of `ports` */
  __u32 page_shift;       /* log2 of the page size */
  __u8 switches;          /* 1: make records SWITCH */
  __u8 signals;           /* 1: make records SIGNAL */
  __u8 faults;            /* 1: make records FAULT */
  __u8 tracers;           /* TRACERS_… */
  __u32 cgroup_count;     /* elements of the map `watched_cgroups` */
  struct {
    __u16 first;
    __u16 last;
  } ports[SETTINGS_PORTS]; /* host order, inclusive */
};
RECORD_ASSERT_SIZE(settings, 80);

/* An entry of the map `tracked`, one per thread in scope. User space writes only `flags`, the rest 0. */
enum {
  TRACKED_EXCLUDED = 1 << 0, /* SCOPE_ALL: never capture this process */
};

struct tracked_thread {
  /* Time of the entering of the call that the thread is in, ns since boot, always even; plus 1 once a record ENTER
   * told of it; 0 outside of calls. */
  __u64 enter_word;
  __u64 args[6];
  __u32 number;
  __u32 enter_tid;
  __u16 enter_cpu;
  __u16 call_flags; /* CALL_COMPAT */
  __u32 flags;      /* TRACKED_… */
  /* What the clone3 that made the thread was given: its maker may have changed the memory before it returns here. */
  __u64 clone_flags;
};
RECORD_ASSERT_SIZE(tracked_thread, 80);

#endif
