// ptrace(2), which is variadic, and reading the memory of a tracee. Every call is for a tracee of the calling thread;
// what returns int returns 0 or errno.
#pragma once

#include <linux/types.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/syscall.h>

// Calls that tracing has to know: as they are numbered here, and in the table of 32-bit calls.
enum {
  CK_EXECVE = SYS_execve,
  CK_EXECVEAT = SYS_execveat,
  CK_COMPAT_EXECVE = 11,
  CK_COMPAT_EXECVEAT = 358,
  CK_CLONE = SYS_clone,
#ifdef SYS_fork
  CK_FORK = SYS_fork,
  CK_VFORK = SYS_vfork,
#else
  CK_FORK = -1,
  CK_VFORK = -1,
#endif
};

// Whether a call is exit or exit_group.
static inline bool ck_is_exit(__u32 number, bool is_compat) {
  return is_compat ? number == 1 || number == 252 : number == SYS_exit || number == SYS_exit_group;
}

enum {
  CK_STOP_NONE = 0,
  CK_STOP_ENTER = 1,
  CK_STOP_EXIT = 2,
};

// The system call that a tracee stopped at (PTRACE_GET_SYSCALL_INFO).
struct ck_syscall_stop {
  __u8 kind;       // CK_STOP_…
  bool is_compat;  // a 32-bit call
  __u8 reserved[6];
  __u64 number;    // ENTER only, as the next
  __u64 args[6];
  __s64 result;    // EXIT only: -errno on failure
};

// The siginfo of the signal that a tracee is about to get.
struct ck_signal {
  int error;  // of the request itself, or 0
  int number;
  int code;
  int si_error;
  __u32 pid;
  __u32 uid;
};

// The calling thread's id.
int ck_thread_id(void);

// Makes the calling thread the tracer of `pid`, without stopping it: children and threads of it are traced as well, and
// executing and ending are told. When the tracer dies, tracees go on untraced.
int ck_trace_seize(int pid);

// Stops a tracee soon.
int ck_trace_interrupt(int pid);

// Lets a stopped tracee go on to its next system call's entering or return, with `signal` or 0.
int ck_trace_continue(int pid, int signal);

// Leaves a tracee stopped by job control as it is, until it is continued by SIGCONT.
int ck_trace_listen(int pid);

int ck_trace_detach(int pid, int signal);

// The number that an event stop carries: a new thread's id, an exit status; -1 on failure.
long ck_trace_message(int pid);

// CK_STOP_NONE on failure too.
struct ck_syscall_stop ck_trace_syscall(int pid);

struct ck_signal ck_trace_signal(int pid);

// Copies up to `count` bytes of the memory of `pid` from `address`; how many, or -1 and errno.
long ck_read_memory(int pid, __u64 address, void *target, size_t count);
