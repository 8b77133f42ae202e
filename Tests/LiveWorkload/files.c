// Files: opened, written, read, renamed, removed.
#include "workload.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>

// Opens a file, writes 20 buffers at once, reads them back in pieces, and fails to open two others.
void files(long unused) {
  (void)unused;
  // Not mkstemp: how often that draws a name differs from run to run.
  char path[64], other[80];
  snprintf(path, sizeof(path), "/tmp/live-workload-%d", getpid());
  int fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
  expect(fd >= 0);
  struct iovec out[20];
  char digits[20][2];
  for (int i = 0; i < 20; i++) {
    digits[i][0] = 'a' + i, digits[i][1] = '0' + i % 10;
    out[i] = (struct iovec){digits[i], 2};
  }
  expect(writev(fd, out, 20) == 40);
  char first[8], second[32];
  struct iovec in[2] = {{first, sizeof(first)}, {second, sizeof(second)}};
  expect(preadv(fd, in, 2, 0) == 40);
  expect(pread(fd, first, 4, 10) == 4);
  close(fd);
  expect(open("/nonexistent/file", O_RDONLY) < 0);
  // An address that nobody may read: the kernel fails, and so does whoever watches.
  expect(syscall(SYS_openat, AT_FDCWD, (void *)8, O_RDONLY) < 0);
  int opened = open(path, O_RDONLY | O_CLOEXEC);
  expect(opened >= 0 && lseek(opened, 4, SEEK_SET) == 4);
  // Far above what whoever starts this may have left open.
  expect(dup2(opened, 20) == 20 && dup3(opened, 21, O_CLOEXEC) == 21 && fcntl(opened, F_DUPFD, 300) == 300);
  close(opened);
  snprintf(other, sizeof(other), "%s-moved", path);
  expect(rename(path, other) == 0 && chmod(other, 0640) == 0);
  unlink(other);
}
