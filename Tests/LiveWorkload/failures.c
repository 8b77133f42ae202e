// Calls that fail, each with an error of its own.
#include "workload.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

void failures(long unused) {
  (void)unused;
  char buffer[8];
  int fds[2];
  struct sockaddr_in address = {.sin_family = AF_INET};
  expect(read(99, buffer, 8) < 0 && errno == EBADF);
  expect(write(99, "lost", 4) < 0 && errno == EBADF);
  expect(close(99) < 0 && errno == EBADF);
  expect(open("/", O_WRONLY) < 0 && errno == EISDIR);
  expect(open("/dev/null/file", O_RDONLY) < 0 && errno == ENOTDIR);
  expect(mkdir("/tmp", 0700) < 0 && errno == EEXIST);
  expect(unlink("/nonexistent") < 0 && errno == ENOENT);
  expect(chdir("/nonexistent") < 0 && errno == ENOENT);
  expect(rename("/nonexistent", "/nowhere") < 0 && errno == ENOENT);
  expect(pipe2(fds, O_NONBLOCK) == 0 && read(fds[0], buffer, 8) < 0 && errno == EAGAIN);
  expect(lseek(fds[0], 0, SEEK_SET) < 0 && errno == ESPIPE);
  expect(socket(AF_INET, 99, 0) < 0 && errno == EINVAL);
  expect(connect(fds[0], (void *)&address, sizeof(address)) < 0 && errno == ENOTSOCK);
  expect(send(fds[0], "x", 1, 0) < 0 && errno == ENOTSOCK);
  expect(accept(fds[0], NULL, NULL) < 0 && errno == ENOTSOCK);
  expect(mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED && errno == EINVAL);
  expect(kill(0x3FFFFFFF, 0) < 0 && errno == ESRCH);
  expect(waitpid(-1, NULL, 0) < 0 && errno == ECHILD);
  expect(execl("/dev/null", "null", (char *)NULL) < 0 && errno == EACCES);
}
