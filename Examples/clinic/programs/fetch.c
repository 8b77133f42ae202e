/* Asks a server for a page: looks its name up, tries its addresses one after the other, and prints what comes back.
   What libc it is built with decides how the name is looked up.

   usage: fetch HOST PORT PATH CONNECT-TIMEOUT-MS
   The exit status is curl's: 6 no such name, 7 no connection, 56 no answer. */
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int connect_within(const struct addrinfo *address, int milliseconds) {
  int error = 0, fd = socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  socklen_t size = sizeof error;
  if (fd < 0) return -1;
  fcntl(fd, F_SETFL, O_NONBLOCK);
  if (connect(fd, address->ai_addr, address->ai_addrlen) < 0) {
    struct pollfd waiting = {.fd = fd, .events = POLLOUT};
    error = errno;
    if (error == EINPROGRESS) {
      error = ETIMEDOUT;
      if (poll(&waiting, 1, milliseconds) == 1) getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
    }
  }
  fcntl(fd, F_SETFL, 0);
  if (!error) return fd;
  fprintf(stderr, "fetch: connect: %s\n", strerror(error));
  close(fd);
  return -1;
}

static int ask(int fd, const char *host, const char *path) {
  char buffer[4096];
  ssize_t count, total = 0;
  int length = snprintf(buffer, sizeof buffer, "GET %s HTTP/1.0\r\nHost: %s\r\n\r\n", path, host);
  if (send(fd, buffer, length, MSG_NOSIGNAL) != length) return 56;
  while ((count = recv(fd, buffer, sizeof buffer, 0)) > 0) total += fwrite(buffer, 1, count, stdout);
  return count < 0 || total == 0 ? 56 : 0;
}

int main(int count, char **words) {
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found;
  int error;
  if (count < 5) return 2;
  error = getaddrinfo(words[1], words[2], &hints, &found);
  if (error) {
    fprintf(stderr, "fetch: %s: %s\n", words[1], gai_strerror(error));
    return 6;
  }
  for (const struct addrinfo *next = found; next; next = next->ai_next) {
    int fd = connect_within(next, atoi(words[4]));
    if (fd >= 0) return ask(fd, words[1], words[3]);
  }
  return 7;
}
