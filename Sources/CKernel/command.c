#define _GNU_SOURCE
#include "include/command.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Handlers of ours must not run in the child while it waits.
static void reset_handlers(void) {
  for (int number = 1; number < NSIG; number++) {
    struct sigaction action;
    if (sigaction(number, NULL, &action) < 0) continue;
    if (action.sa_handler == SIG_DFL || (action.sa_handler == SIG_IGN && number != SIGPIPE)) continue;
    signal(number, SIG_DFL);
  }
}

static void wait_and_execute(const char *path, char *const arguments[], char *const environment[], int gate,
                             int report) {
  char byte;
  ssize_t count;
  do count = read(gate, &byte, 1);
  while (count < 0 && errno == EINTR);
  if (count != 1) _exit(125);
  execvpe(path, arguments, environment);
  int error = errno;
  // Nothing can be done about a failing write: the status tells as much.
  ssize_t written = write(report, &error, sizeof(error));
  (void)written;
  _exit(error == ENOENT || error == ENOTDIR ? 127 : 126);
}

struct ck_launched ck_launch(const char *path, char *const arguments[], char *const environment[]) {
  struct ck_launched launched = {-1, -1, -1, 0};
  int gate[2], report[2];
  if (pipe2(gate, O_CLOEXEC) < 0) {
    launched.error = errno;
    return launched;
  }
  if (pipe2(report, O_CLOEXEC | O_NONBLOCK) < 0) {
    launched.error = errno;
    close(gate[0]), close(gate[1]);
    return launched;
  }
  // No signal may reach the child before its handlers are those of nobody.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  launched.process = fork();
  if (launched.process == 0) {
    close(gate[1]), close(report[0]);
    reset_handlers();
    sigemptyset(&before);
    sigprocmask(SIG_SETMASK, &before, NULL);
    wait_and_execute(path, arguments, environment, gate[0], report[1]);
  }
  launched.error = launched.process < 0 ? errno : 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(gate[0]), close(report[1]);
  if (launched.process < 0) {
    close(gate[1]), close(report[0]);
    return launched;
  }
  launched.gate = gate[1];
  launched.report = report[0];
  return launched;
}

// A signal handler sees nothing but globals.
static int child_events = -1;

static void note_child(int number) {
  (void)number;
  int error = errno;
  uint64_t one = 1;
  ssize_t written = write(child_events, &one, sizeof(one));
  (void)written;
  errno = error;
}

int ck_child_events(void) {
  if (child_events >= 0) return child_events;
  int made = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (made < 0) return -1;
  child_events = made;
  // Not when children stop: of those that are traced, that would be at every call.
  struct sigaction action = {.sa_handler = note_child, .sa_flags = SA_RESTART | SA_NOCLDSTOP};
  return sigaction(SIGCHLD, &action, NULL) < 0 ? -1 : made;
}

static struct ck_wait wait_with(int pid, int options) {
  struct ck_wait change = {0, 0, 0};
  change.pid = waitpid(pid, &change.status, options | __WALL | (pid < 0 ? __WNOTHREAD : 0));
  if (change.pid < 0) change.error = errno;
  return change;
}

struct ck_wait ck_wait(int pid) { return wait_with(pid, WNOHANG); }

struct ck_wait ck_wait_long(int pid) {
  struct ck_wait change = wait_with(pid, 0);
  if (change.error == EINTR) change.pid = change.error = 0;
  return change;
}

static void note_tick(int number) { (void)number; }

int ck_start_ticks(int milliseconds) {
  // Without SA_RESTART: a sleep that it comes into ends.
  struct sigaction action = {.sa_handler = note_tick};
  if (sigaction(SIGURG, &action, NULL) < 0) return -1;
  sigset_t ticks;
  sigemptyset(&ticks);
  sigaddset(&ticks, SIGURG);
  pthread_sigmask(SIG_UNBLOCK, &ticks, NULL);
  // The kernel's own call: glibc's timer_t is a pointer.
  struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGURG};
  event._sigev_un._tid = gettid();
  int timer = -1;
  if (syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &timer) < 0) return -1;
  struct timespec interval = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
  struct itimerspec ticking = {interval, interval};
  syscall(SYS_timer_settime, timer, 0, &ticking, NULL);
  return timer;
}

void ck_stop_ticks(int timer) { syscall(SYS_timer_delete, timer); }

void ck_await_end(int pidfd, const sigset_t *mask) {
  struct pollfd end = {pidfd, POLLIN, 0};
  ppoll(&end, 1, NULL, mask);
}

bool ck_await_children(int milliseconds) {
  struct pollfd events = {ck_child_events(), POLLIN, 0};
  int ready = poll(&events, events.fd >= 0, milliseconds);
  // The signal that ended the sleep may have been the one that is waited for.
  if (ready < 0 && poll(&events, events.fd >= 0, 0) == 1) ready = 1;
  if (ready <= 0) return ready == 0;
  uint64_t count;
  ssize_t got = read(events.fd, &count, sizeof(count));
  (void)got;
  return true;
}
