// Many buffers at once.
#include "workload.h"

#include <sys/uio.h>

// 20 buffers of growing length into a pipe and out of it, more than is copied of them; then a vector with holes.
void vectors(long unused) {
  (void)unused;
  int fds[2];
  char text[20][20];
  struct iovec parts[20];
  expect(pipe(fds) == 0);
  for (int i = 0; i < 20; i++) {
    memset(text[i], 'a' + i, sizeof(text[i]));
    parts[i] = (struct iovec){text[i], i + 1};
  }
  expect(writev(fds[1], parts, 20) == 210);
  expect(readv(fds[0], parts, 20) == 210);
  struct iovec holes[3] = {{text[0], 1}, {NULL, 0}, {text[1], 2}};
  expect(writev(fds[1], holes, 3) == 3);
  expect(readv(fds[0], parts, 20) == 3);
}
