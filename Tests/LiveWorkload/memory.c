// Memory: mapped, and not to be read.
#include "workload.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>

// Maps memory and a file, and fails to write a buffer whose second half nobody may read.
void maps(long unused) {
  (void)unused;
  long page = sysconf(_SC_PAGESIZE);
  char *memory = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int fds[2];
  expect(memory != MAP_FAILED && mprotect(memory + page, page, PROT_NONE) == 0 && pipe(fds) == 0);
  memset(memory + page - 10, 'm', 10);
  expect(write(fds[1], memory + page - 10, 20) < 0);
  munmap(memory, 2 * page);
}

// Buffers, paths, addresses and vectors that cannot be read, from their start or from the middle.
void unreadable(long unused) {
  (void)unused;
  long page = sysconf(_SC_PAGESIZE);
  char *memory = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int fds[2];
  expect(memory != MAP_FAILED && munmap(memory + page, page) == 0 && pipe(fds) == 0);
  char *edge = memory + page - 6;
  memset(edge, 'u', 6);
  expect(write(fds[1], (void *)8, 10) < 0 && write(fds[1], edge, 10) < 0);
  expect(write(fds[1], "good", 4) == 4 && read(fds[0], (void *)8, 4) < 0);
  struct iovec parts[2] = {{"good", 4}, {(void *)8, 4}};
  expect(writev(fds[1], parts, 2) < 0);
  expect(syscall(SYS_openat, AT_FDCWD, edge, O_RDONLY) < 0);
  expect(syscall(SYS_openat, AT_FDCWD, NULL, O_RDONLY) < 0);
  int socket_ = socket(AF_INET, SOCK_DGRAM, 0);
  expect(connect(socket_, (void *)8, 16) < 0 && bind(socket_, (void *)edge, 16) < 0);
  expect(sendmsg(socket_, (void *)8, 0) < 0);
  expect(syscall(SYS_execve, (void *)8, NULL, NULL) < 0);
}
