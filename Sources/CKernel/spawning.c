// A child that waits before it executes: `fork` is not to be had in Swift.
#define _GNU_SOURCE
#include "CKernel.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static void leave(int failure, int error) {
  // Nothing can be done about a failing write: the status tells as much.
  ssize_t written = write(failure, &error, sizeof(error));
  (void)written;
  _exit(error == ENOENT || error == ENOTDIR ? 127 : 126);
}

static void wait_and_execute(const char *path, char *const arguments[], char *const environment[], int gate, int failure) {
  char go;
  ssize_t count;
  do count = read(gate, &go, 1);
  while (count < 0 && errno == EINTR);
  if (count != 1) _exit(0);
  close(gate);
  signal(SIGPIPE, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(path, arguments, environment);
  leave(failure, errno);
}

int ck_spawn(const char *path, char *const arguments[], char *const environment[], int *gate, int *failure) {
  int go[2], error[2];
  if (pipe2(go, O_CLOEXEC) < 0) return -1;
  if (pipe2(error, O_CLOEXEC) < 0) {
    close(go[0]), close(go[1]);
    return -1;
  }
  pid_t child = fork();
  if (child == 0) {
    close(go[1]);
    close(error[0]);
    wait_and_execute(path, arguments, environment, go[0], error[1]);
  }
  close(go[0]);
  close(error[1]);
  if (child < 0) {
    close(go[1]), close(error[0]);
    return -1;
  }
  *gate = go[1];
  *failure = error[0];
  return child;
}
