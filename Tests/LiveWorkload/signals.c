// Signals: handled, blocked, ignored, sent to another.
#include "workload.h"

#include <signal.h>
#include <sys/wait.h>

static volatile sig_atomic_t handled;

static void handle(int signal) { handled = signal; }

// A signal to itself with a handler, one that waits until it is let through, one that is ignored, and one that ends a
// child.
void signals(long unused) {
  (void)unused;
  struct sigaction action = {.sa_handler = handle};
  sigaction(SIGUSR1, &action, NULL);
  sigaction(SIGUSR2, &action, NULL);
  expect(raise(SIGUSR1) == 0 && handled == SIGUSR1);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGUSR2);
  sigprocmask(SIG_BLOCK, &set, NULL);
  kill(getpid(), SIGUSR2);
  expect(handled == SIGUSR1);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  expect(handled == SIGUSR2);
  signal(SIGHUP, SIG_IGN);
  kill(getpid(), SIGHUP);
  // Blocked until it waits for it, so that it always comes there.
  sigaddset(&set, SIGTERM);
  sigprocmask(SIG_BLOCK, &set, NULL);
  pid_t child = fork();
  if (child == 0) {
    sigemptyset(&set);
    for (;;) sigsuspend(&set);
  }
  int status;
  kill(child, SIGTERM);
  expect(waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
}

// Children that do nothing about signals, and end by one each: sent by their parent, by themselves, by a fault.
void deaths(long unused) {
  (void)unused;
  // What a runtime that shows where a program crashed may have put there.
  signal(SIGABRT, SIG_DFL);
  signal(SIGSEGV, SIG_DFL);
  const int sent[] = {SIGHUP, SIGKILL, SIGUSR1, SIGTERM, SIGABRT, SIGRTMIN};
  int status;
  for (size_t i = 0; i < sizeof(sent) / sizeof(*sent); i++) {
    pid_t child = fork();
    if (child == 0) {
      for (;;) pause();
    }
    kill(child, sent[i]);
    expect(waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == sent[i]);
  }
  pid_t child = fork();
  if (child == 0) raise(SIGALRM);
  expect(waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM);
  child = fork();
  if (child == 0) *(volatile int *)0 = 0;
  expect(waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
}
