#define _GNU_SOURCE
#include "include/tracing.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/elf-em.h>
#include <signal.h>
#include <stdint.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <unistd.h>

static int request(enum __ptrace_request what, int pid, void *address, void *data) {
  return ptrace(what, pid, address, data) < 0 ? errno : 0;
}

int ck_thread_id(void) { return gettid(); }

int ck_trace_seize(int pid) {
  unsigned long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE |
                          PTRACE_O_TRACEEXEC | PTRACE_O_TRACEEXIT;
  return request(PTRACE_SEIZE, pid, NULL, (void *)options);
}

int ck_trace_interrupt(int pid) { return request(PTRACE_INTERRUPT, pid, NULL, NULL); }

int ck_trace_continue(int pid, int signal) { return request(PTRACE_SYSCALL, pid, NULL, (void *)(intptr_t)signal); }

int ck_trace_listen(int pid) { return request(PTRACE_LISTEN, pid, NULL, NULL); }

int ck_trace_detach(int pid, int signal) { return request(PTRACE_DETACH, pid, NULL, (void *)(intptr_t)signal); }

long ck_trace_message(int pid) {
  unsigned long message = 0;
  return request(PTRACE_GETEVENTMSG, pid, NULL, &message) ? -1 : (long)message;
}

struct ck_syscall_stop ck_trace_syscall(int pid) {
  struct ck_syscall_stop stop = {0};
  struct __ptrace_syscall_info info = {0};
  if (ptrace(PTRACE_GET_SYSCALL_INFO, pid, (void *)sizeof(info), &info) < 0) return stop;
  stop.is_compat = !(info.arch & __AUDIT_ARCH_64BIT);
  if (info.op == PTRACE_SYSCALL_INFO_ENTRY) {
    stop.kind = CK_STOP_ENTER;
    stop.number = info.entry.nr;
    for (int index = 0; index < 6; index++)
      stop.args[index] = stop.is_compat ? (uint32_t)info.entry.args[index] : info.entry.args[index];
  } else if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
    stop.kind = CK_STOP_EXIT;
    stop.result = info.exit.rval;
  }
  return stop;
}

struct ck_signal ck_trace_signal(int pid) {
  siginfo_t info = {0};
  struct ck_signal got = {0};
  got.error = request(PTRACE_GETSIGINFO, pid, NULL, &info);
  got.number = info.si_signo;
  got.code = info.si_code;
  got.si_error = info.si_errno;
  got.pid = info.si_pid;
  got.uid = info.si_uid;
  return got;
}

long ck_read_memory(int pid, __u64 address, void *target, size_t count) {
  struct iovec local = {target, count};
  struct iovec remote = {(void *)(uintptr_t)address, count};
  return process_vm_readv(pid, &local, 1, &remote, 1, 0);
}
