// Loading the kernel's side: the light skeleton of BPF/ (made by Scripts/build-bpf), and the calls of bpf(2) beside it.
#include "CKernel.h"

#include "bpf/skel_internal.h"

#if defined(__x86_64__)
#include "programs/programs-x86_64.h"
#elif defined(__aarch64__)
#include "programs/programs-aarch64.h"
#else
#error "the programs were not built for this processor: see Scripts/build-bpf"
#endif

// Takes a descriptor out of the skeleton, which closes what is left in it.
static int take(int *fd) {
  int taken = *fd;
  *fd = 0;
  return taken;
}

static void take_all(struct programs *skeleton, ck_loaded *loaded) {
  loaded->programs[CK_SYS_ENTER] = take(&skeleton->progs.sys_enter.prog_fd);
  loaded->programs[CK_SYS_EXIT] = take(&skeleton->progs.sys_exit.prog_fd);
  loaded->programs[CK_PROCESS_FORK] = take(&skeleton->progs.process_fork.prog_fd);
  loaded->programs[CK_PROCESS_EXEC] = take(&skeleton->progs.process_exec.prog_fd);
  loaded->programs[CK_PROCESS_EXIT] = take(&skeleton->progs.process_exit.prog_fd);
  loaded->programs[CK_SCHED_SWITCH] = take(&skeleton->progs.sched_switch.prog_fd);
  loaded->programs[CK_SIGNAL_DELIVER] = take(&skeleton->progs.signal_deliver.prog_fd);
  loaded->programs[CK_PAGE_FAULT] = take(&skeleton->progs.page_fault.prog_fd);
  loaded->programs[CK_ADOPT_TASKS] = take(&skeleton->progs.adopt_tasks.prog_fd);
  loaded->programs[CK_PENDING_CALLS] = take(&skeleton->progs.pending_calls.prog_fd);
  loaded->programs[CK_FIRST_TASKS] = take(&skeleton->progs.first_tasks.prog_fd);
  loaded->programs[CK_FIRST_FILES] = take(&skeleton->progs.first_files.prog_fd);
  loaded->tracked = take(&skeleton->maps.tracked.map_fd);
  loaded->watched_cgroups = take(&skeleton->maps.watched_cgroups.map_fd);
  loaded->descs = take(&skeleton->maps.descs.map_fd);
  loaded->stats = take(&skeleton->maps.stats.map_fd);
  loaded->rings = take(&skeleton->maps.rings.map_fd);
}

int ck_load(const struct settings *settings, ck_loaded *loaded, ck_failure *failure, char *log, uint32_t log_size) {
  struct programs *skeleton = programs__open();
  if (!skeleton) {
    *failure = (ck_failure){ENOMEM, "mmap"};
    return -1;
  }
  memcpy(&skeleton->rodata->settings, settings, sizeof(*settings));
  skeleton->maps.slots.max_entries = settings->cpu_count + 1;
  skeleton->maps.stats.max_entries = settings->cpu_count + 1;
  skeleton->maps.rings.max_entries = settings->cpu_count;
  if (settings->cgroup_count) skeleton->maps.watched_cgroups.max_entries = settings->cgroup_count;
  if (log_size) {
    skeleton->ctx.log_level = 1;
    skeleton->ctx.log_buf = (unsigned long)log;
    skeleton->ctx.log_size = log_size;
  }
  int error = programs__load(skeleton);
  if (error == 0) take_all(skeleton, loaded);
  if (error < 0) *failure = (ck_failure){-error, "BPF_PROG_LOAD"};
  programs__destroy(skeleton);
  return error < 0 ? -1 : 0;
}

int ck_create_ring(uint32_t size) {
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof(attributes));
  attributes.map_type = BPF_MAP_TYPE_RINGBUF;
  attributes.max_entries = size;
  strcpy(attributes.map_name, "trowel_ring");
  return ck_bpf(BPF_MAP_CREATE, &attributes);
}

int ck_update(int map, const void *key, const void *value) {
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof(attributes));
  attributes.map_fd = map;
  attributes.key = (unsigned long)key;
  attributes.value = (unsigned long)value;
  return ck_bpf(BPF_MAP_UPDATE_ELEM, &attributes);
}

int ck_attach(int program) { return skel_raw_tracepoint_open(NULL, program); }

int ck_iterator_link(int program) { return skel_link_create(program, 0, BPF_TRACE_ITER); }

int ck_iterate(int link) {
  union bpf_attr attributes;
  memset(&attributes, 0, sizeof(attributes));
  attributes.iter_create.link_fd = link;
  return ck_bpf(BPF_ITER_CREATE, &attributes);
}
