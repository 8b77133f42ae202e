/* A small web server with a thread for each connection and one lock that all of them take.

   GET /        takes the lock and answers
   GET /tidy    answers at once, and a thread holds the lock for HOLD-MS
   GET /crash   crashes
   GET /last    answers, and the server ends

   usage: ledger PORT HOLD-MS sleep|work     what the thread does while it holds the lock */
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t ledger = PTHREAD_MUTEX_INITIALIZER;
static int hold_milliseconds, works;
static volatile unsigned sums;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static void *tidy(void *unused) {
  double end = now() + hold_milliseconds / 1000.0;
  struct timespec whole = {hold_milliseconds / 1000, hold_milliseconds % 1000 * 1000000L};
  (void)unused;
  pthread_mutex_lock(&ledger);
  if (!works) nanosleep(&whole, NULL);
  while (works && now() < end) sums = sums * 31 + 7;
  pthread_mutex_unlock(&ledger);
  return NULL;
}

static void answer(int fd) {
  static const char text[] = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\ndone\n";
  send(fd, text, sizeof text - 1, MSG_NOSIGNAL);
}

static void *serve(void *connection) {
  char request[2048] = "";
  int fd = (int)(intptr_t)connection;
  pthread_t thread;
  if (recv(fd, request, sizeof request - 1, 0) > 0) {
    if (!strncmp(request, "GET /crash ", 11)) raise(SIGSEGV);
    if (!strncmp(request, "GET /tidy ", 10) && pthread_create(&thread, NULL, tidy, NULL) == 0) {
      answer(fd);
    } else {
      pthread_mutex_lock(&ledger);
      answer(fd);
      pthread_mutex_unlock(&ledger);
    }
  }
  close(fd);
  if (!strncmp(request, "GET /last ", 10)) exit(0);
  return NULL;
}

int main(int count, char **words) {
  struct sockaddr_in address = {.sin_family = AF_INET};
  int on = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (count < 4) return 2;
  address.sin_port = htons(atoi(words[1]));
  hold_milliseconds = atoi(words[2]);
  works = !strcmp(words[3], "work");
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 64)) return 1;
  for (;;) {
    pthread_t thread;
    int fd = accept(listener, NULL, NULL);
    if (fd >= 0 && pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd) == 0) pthread_detach(thread);
  }
}
