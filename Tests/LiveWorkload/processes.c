// Processes and threads, their beginnings and ends.
#include "workload.h"

#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>

static void *in_thread(void *unused) {
  loop(3);
  return unused;
}

// A child that exits with 7, a thread, and a child that fails to execute and then ends by a signal.
void processes(long unused) {
  (void)unused;
  pid_t child = fork();
  if (child == 0) _exit(7);
  waitpid(child, NULL, 0);
  pthread_t thread;
  expect(pthread_create(&thread, NULL, in_thread, NULL) == 0);
  pthread_join(thread, NULL);
  child = fork();
  if (child == 0) {
    char *const arguments[] = {"nothing", "at all", NULL};
    execve("/nonexistent/program", arguments, NULL);
    kill(getpid(), SIGKILL);
  }
  waitpid(child, NULL, 0);
}

// Executes itself with a note in its arguments and environment.
void executes(long unused) {
  (void)unused;
  char *const arguments[] = {"live-workload", "loop", "2", "with space", NULL};
  char *const environment[] = {"SECRET=1", NULL};
  execve("/proc/self/exe", arguments, environment);
  exit(1);
}

static void *execute_here(void *unused) {
  executes(0);
  return unused;
}

// A thread that is not the first executes, which ends the first.
void thread_executes(long unused) {
  (void)unused;
  pthread_t thread;
  expect(pthread_create(&thread, NULL, execute_here, NULL) == 0);
  for (;;) pause();
}

// A child by vfork that executes.
void vforks(long unused) {
  (void)unused;
  pid_t child = vfork();
  if (child == 0) {
    execl("/proc/self/exe", "live-workload", "loop", "1", (char *)NULL);
    _exit(1);
  }
  int status;
  expect(waitpid(child, &status, 0) == child && status == 0);
}
