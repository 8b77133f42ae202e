// Sockets of this machine alone.
#include "workload.h"

#include <stddef.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>

// A connection to an abstract name; one to a name in the file system; a pair.
void unix_sockets(long unused) {
  (void)unused;
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  snprintf(name.sun_path + 1, 40, "live-workload-%d", getpid());
  int listener = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0);
  expect(bind(listener, (void *)&name, sizeof(name)) == 0 && listen(listener, 1) == 0);
  expect(connect(client, (void *)&name, sizeof(name)) == 0);
  int server = accept(listener, NULL, NULL);
  char buffer[16];
  expect(write(client, "to the server", 13) == 13 && read(server, buffer, sizeof(buffer)) == 13);
  struct sockaddr_un path = {.sun_family = AF_UNIX};
  snprintf(path.sun_path, 60, "/tmp/live-workload-socket-%d", getpid());
  int receiver = socket(AF_UNIX, SOCK_DGRAM, 0), sender = socket(AF_UNIX, SOCK_DGRAM, 0);
  expect(bind(receiver, (void *)&path, sizeof(path)) == 0);
  expect(sendto(sender, "datagram", 8, 0, (void *)&path, sizeof(path)) == 8);
  expect(recv(receiver, buffer, sizeof(buffer), 0) == 8);
  unlink(path.sun_path);
  int pair[2];
  expect(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
  expect(write(pair[0], "pair", 4) == 4 && read(pair[1], buffer, sizeof(buffer)) == 4);
}
