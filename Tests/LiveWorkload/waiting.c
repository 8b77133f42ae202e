// Calls that last.
#include "workload.h"

#include <poll.h>
#include <sys/epoll.h>

// Reads from a pipe that nobody writes to, until it is killed.
void blocked(long unused) {
  (void)unused;
  int fds[2];
  char byte;
  expect(pipe(fds) == 0 && read(fds[0], &byte, 1) >= 0);
}

// Waits `count` milliseconds in poll on a pipe.
void waits(long count) {
  int fds[2];
  expect(pipe(fds) == 0);
  struct pollfd polled[2] = {{fds[0], POLLIN, 0}, {fds[1], POLLOUT | POLLIN, 0}};
  polled[1].events = 0;
  expect(poll(polled, 2, (int)count) == 0);
}

// Reads from a pipe into which a child writes after `count` milliseconds; the child makes calls all the while.
void reads(long count) {
  int fds[2];
  char byte;
  expect(pipe(fds) == 0);
  if (fork() == 0) {
    for (long left = count; left > 0; left -= 20) poll(NULL, 0, left < 20 ? left : 20);
    _exit(write(fds[1], "x", 1) != 1);
  }
  expect(read(fds[0], &byte, 1) == 1);
}

// Waits by epoll for a pipe that has a byte.
void epolls(long unused) {
  (void)unused;
  int fds[2], set = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event wanted = {.events = EPOLLIN, .data.u64 = 0x1122334455667788}, got[4];
  expect(set >= 0 && pipe(fds) == 0 && epoll_ctl(set, EPOLL_CTL_ADD, fds[0], &wanted) == 0);
  expect(epoll_wait(set, got, 4, 0) == 0);
  expect(write(fds[1], "x", 1) == 1 && epoll_wait(set, got, 4, -1) == 1);
}
