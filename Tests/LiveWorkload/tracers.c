// What marks where a piece of work begins, and what only goes the same way.
#include "workload.h"

#include <fcntl.h>
#include <sys/uio.h>

// 300 bytes that begin like a tracer and 300 that do not, to /dev/null; each in one buffer and in two.
void tracers(long unused) {
  (void)unused;
  char text[300];
  memset(text, 'x', sizeof(text));
  int fd = open("/dev/null", O_WRONLY);
  expect(fd >= 0);
  for (int marked = 1; marked >= 0; marked--) {
    memcpy(text, marked ? ">:" : "x:", 2);
    expect(write(fd, text, sizeof(text)) == sizeof(text));
    struct iovec parts[2] = {{text, 100}, {text + 100, 200}};
    expect(writev(fd, parts, 2) == sizeof(text));
  }
}
