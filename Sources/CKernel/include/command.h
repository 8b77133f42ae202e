// A child that waits before it executes (`fork` is not to be had in Swift), and a wake-up when children change.
#pragma once

#include <signal.h>
#include <stdbool.h>

// What `ck_launch` started. `process` is -1 and `error` set when nothing was.
struct ck_launched {
  int process;
  int gate;    // write end of a pipe: the child waits for one byte. Closed without one, the child leaves
  int report;  // read end, not blocking: errno in 4 bytes when executing failed, the end of file when it did not
  int error;
};

// Forks a child that waits at the gate and then executes `path` as execvp(3) does for a name with a slash: what is no
// binary and has no `#!` is given to /bin/sh. Ignored signals stay ignored, but for SIGPIPE, which every command of ours
// ignores for itself; handlers become defaults, and no signal is blocked, whatever the calling thread blocks. When
// executing fails the child exits with 127 (no such file) or 126.
struct ck_launched ck_launch(const char *path, char *const arguments[], char *const environment[]);

// An eventfd that every SIGCHLD of this process makes readable, the same one at each call; -1 and errno. Waiting on it
// has no race and no thread of its own, and works whichever thread gets the signal.
int ck_child_events(void);

// How a wait for one child, or for all that the calling thread traces, went: pid 0 means nothing changed, -1 `error`.
struct ck_wait {
  int pid;
  int status;  // as wait(2) gives it
  int error;
};

// Looks without blocking. `pid` is -1 for every child and tracee of the calling thread, never those of other threads.
struct ck_wait ck_wait(int pid);

// The same, and sleeps until there is something or a signal was handled: pid 0 then.
struct ck_wait ck_wait_long(int pid);

// Lets the calling thread handle a signal every so many milliseconds, so that no sleep of its lasts longer: SIGURG, which
// nobody misses who does not expect it. The number of the timer, or -1 and errno.
int ck_start_ticks(int milliseconds);

// Ends that.
void ck_stop_ticks(int timer);

// Sleeps until the process behind a pidfd has ended, or a signal was handled that `mask` lets through while this sleeps.
void ck_await_end(int pidfd, const sigset_t *mask);

// Sleeps until a child may have changed or `milliseconds` are over, and returns true; false where another signal was
// handled.
bool ck_await_children(int milliseconds);
