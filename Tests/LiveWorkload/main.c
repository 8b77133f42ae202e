// Tiny programs that live tests and benchmarks watch: `live-workload NAME [NUMBER]` does what NAME says and exits with 0.
// What each does, call by call, stands in its function.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// `count` times getppid, which glibc does not cache.
static void loop(long count) {
  for (long i = 0; i < count; i++) syscall(SYS_getppid);
}

// `count` times 1 KB written into a pipe and read again.
static void pipes(long count) {
  int fds[2];
  char buffer[1024] = {0};
  if (pipe(fds)) exit(1);
  for (long i = 0; i < count; i++) {
    if (write(fds[1], buffer, sizeof(buffer)) != sizeof(buffer)) exit(1);
    if (read(fds[0], buffer, sizeof(buffer)) != sizeof(buffer)) exit(1);
  }
}

// Works `rounds` times a second for three seconds, a thousandth of them each millisecond, and says how far it came. It spins in between, so that nothing but the work is captured.
static void pace(long rounds, void (*work)(long)) {
  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  double elapsed = 0;
  for (int step = 0; step < 3000; step++) {
    work(rounds / 1000);
    do {
      clock_gettime(CLOCK_MONOTONIC, &now);
      elapsed = (now.tv_sec - start.tv_sec) + (now.tv_nsec - start.tv_nsec) / 1e9;
    } while (elapsed < (step + 1) / 1000.0);
  }
  printf("%ld rounds a second for %.2f seconds\n", (long)(rounds / 1000 * 3000 / elapsed), elapsed);
}

static int pace_fds[2];

static void pipe_rounds(long count) {
  char buffer[1024] = {0};
  for (long i = 0; i < count; i++) {
    if (write(pace_fds[1], buffer, sizeof(buffer)) != sizeof(buffer)) exit(1);
    if (read(pace_fds[0], buffer, sizeof(buffer)) != sizeof(buffer)) exit(1);
  }
}

static void map_rounds(long count) {
  for (long i = 0; i < count; i++) {
    void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED || munmap(memory, 4096)) exit(1);
  }
}

// `rounds` a second for three seconds: of getppid; of 1 KB through a pipe, two calls; of a mapping made and undone, two.
static void paced(long rounds) { pace(rounds, loop); }

static void paced_pipes(long rounds) {
  if (pipe(pace_fds)) exit(1);
  pace(rounds, pipe_rounds);
}

static void paced_maps(long rounds) { pace(rounds, map_rounds); }

// Opens a file, writes, reads it back in pieces, and fails to open another.
static void files(long unused) {
  (void)unused;
  // Not mkstemp: how often that draws a name differs from run to run.
  char path[64];
  snprintf(path, sizeof(path), "/tmp/live-workload-%d", getpid());
  int fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
  if (fd < 0) exit(1);
  struct iovec out[20];
  char digits[20][2];
  for (int i = 0; i < 20; i++) {
    digits[i][0] = 'a' + i, digits[i][1] = '0' + i % 10;
    out[i] = (struct iovec){digits[i], 2};
  }
  if (writev(fd, out, 20) != 40) exit(1);
  char first[8], second[32];
  struct iovec in[2] = {{first, sizeof(first)}, {second, sizeof(second)}};
  if (preadv(fd, in, 2, 0) != 40) exit(1);
  if (pread(fd, first, 4, 10) != 4) exit(1);
  close(fd);
  if (open("/nonexistent/file", O_RDONLY) >= 0) exit(1);
  // An address that nobody may read: the kernel fails, and so does whoever watches.
  if (syscall(SYS_openat, AT_FDCWD, (void *)8, O_RDONLY) >= 0) exit(1);
  int opened = open(path, O_RDONLY | O_CLOEXEC);
  if (opened < 0) exit(1);
  close(opened);
  unlink(path);
}

// A TCP connection to itself over IPv4, a datagram over IPv6, a unix socket with a name, two messages at once.
static void sockets(long unused) {
  (void)unused;
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof(here);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(listener, (void *)&here, length) || listen(listener, 5)) exit(1);
  getsockname(listener, (void *)&here, &length);
  int client = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(client, (void *)&here, length)) exit(1);
  int server = accept(listener, NULL, NULL);
  if (server < 0 || send(client, "hello", 5, 0) != 5) exit(1);
  char buffer[64];
  if (recv(server, buffer, sizeof(buffer), 0) != 5) exit(1);
  struct sockaddr_in6 there = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
  int udp = socket(AF_INET6, SOCK_DGRAM, 0);
  socklen_t length6 = sizeof(there);
  if (udp >= 0 && bind(udp, (void *)&there, length6) == 0) {
    getsockname(udp, (void *)&there, &length6);
    struct iovec parts[2] = {{"one", 3}, {"three", 5}};
    struct mmsghdr messages[2] = {0};
    for (int i = 0; i < 2; i++) {
      messages[i].msg_hdr.msg_name = &there, messages[i].msg_hdr.msg_namelen = length6;
      messages[i].msg_hdr.msg_iov = parts + i, messages[i].msg_hdr.msg_iovlen = 2 - i;
    }
    if (sendmmsg(udp, messages, 2, 0) != 2) exit(1);
    if (recvfrom(udp, buffer, sizeof(buffer), 0, (void *)&there, &length6) != 8) exit(1);
  }
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  snprintf(name.sun_path + 1, 40, "live-workload-%d", getpid());
  int unix_listener = socket(AF_UNIX, SOCK_STREAM, 0), unix_client = socket(AF_UNIX, SOCK_STREAM, 0);
  if (bind(unix_listener, (void *)&name, sizeof(name)) || listen(unix_listener, 1)) exit(1);
  if (connect(unix_client, (void *)&name, sizeof(name))) exit(1);
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair)) exit(1);
}

static void *in_thread(void *unused) {
  loop(3);
  return unused;
}

// A child that exits with 7, a thread, and a child that fails to execute and then ends by a signal.
static void processes(long unused) {
  (void)unused;
  pid_t child = fork();
  if (child == 0) _exit(7);
  waitpid(child, NULL, 0);
  pthread_t thread;
  if (pthread_create(&thread, NULL, in_thread, NULL)) exit(1);
  pthread_join(thread, NULL);
  child = fork();
  if (child == 0) {
    char *const arguments[] = {"nothing", "at all", NULL};
    execve("/nonexistent/program", arguments, NULL);
    kill(getpid(), SIGKILL);
  }
  waitpid(child, NULL, 0);
}

// Reads from a pipe that nobody writes to, until it is killed.
static void blocked(long unused) {
  (void)unused;
  int fds[2];
  char byte;
  if (pipe(fds) || read(fds[0], &byte, 1) < 0) exit(1);
}

// Waits `count` milliseconds in poll on a pipe.
static void waits(long count) {
  int fds[2];
  if (pipe(fds)) exit(1);
  struct pollfd polled[2] = {{fds[0], POLLIN, 0}, {fds[1], POLLOUT | POLLIN, 0}};
  polled[1].events = 0;
  if (poll(polled, 2, (int)count) != 0) exit(1);
}

// Executes itself with a note in its arguments and environment.
static void executes(long unused) {
  (void)unused;
  char *const arguments[] = {"live-workload", "loop", "2", "with space", NULL};
  char *const environment[] = {"SECRET=1", NULL};
  execve("/proc/self/exe", arguments, environment);
  exit(1);
}

static void *execute_here(void *unused) {
  executes(0);
  return unused;
}

// A thread that is not the first executes, which ends the first.
static void thread_executes(long unused) {
  (void)unused;
  pthread_t thread;
  if (pthread_create(&thread, NULL, execute_here, NULL)) exit(1);
  for (;;) pause();
}

// Waits by epoll for a pipe that has a byte.
static void epolls(long unused) {
  (void)unused;
  int fds[2], set = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event wanted = {.events = EPOLLIN, .data.u64 = 0x1122334455667788}, got[4];
  if (set < 0 || pipe(fds) || epoll_ctl(set, EPOLL_CTL_ADD, fds[0], &wanted)) exit(1);
  if (write(fds[1], "x", 1) != 1 || epoll_wait(set, got, 4, -1) != 1) exit(1);
}

// Gets two messages of a pair of datagram sockets at once, in room for three.
static void receives(long unused) {
  (void)unused;
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair)) exit(1);
  if (send(pair[0], "one", 3, 0) != 3 || send(pair[0], "three", 5, 0) != 5) exit(1);
  char buffers[3][16];
  struct iovec parts[3];
  struct mmsghdr messages[3] = {0};
  for (int i = 0; i < 3; i++) {
    parts[i] = (struct iovec){buffers[i], sizeof(buffers[i])};
    messages[i].msg_hdr.msg_iov = parts + i, messages[i].msg_hdr.msg_iovlen = 1;
  }
  if (recvmmsg(pair[1], messages, 3, MSG_DONTWAIT, NULL) != 2) exit(1);
}

// A child by vfork that executes.
static void vforks(long unused) {
  (void)unused;
  pid_t child = vfork();
  if (child == 0) {
    execl("/proc/self/exe", "live-workload", "loop", "1", (char *)NULL);
    _exit(1);
  }
  int status;
  if (waitpid(child, &status, 0) != child || status != 0) exit(1);
}

// Maps memory, and fails to write a buffer whose second half nobody may read.
static void maps(long unused) {
  (void)unused;
  long page = sysconf(_SC_PAGESIZE);
  char *memory = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int fds[2];
  if (memory == MAP_FAILED || mprotect(memory + page, page, PROT_NONE) || pipe(fds)) exit(1);
  memset(memory + page - 10, 'm', 10);
  if (write(fds[1], memory + page - 10, 20) >= 0) exit(1);
  munmap(memory, 2 * page);
}

// 32-bit calls: writes `compat` to a pipe by an array of one iovec.
static void compat(long unused) {
  (void)unused;
#ifdef __x86_64__
  int fds[2], result;
  unsigned *low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
  if (low == MAP_FAILED || pipe(fds)) exit(1);
  low[0] = (unsigned)(unsigned long)(low + 16), low[1] = 6;
  memcpy(low + 16, "compat", 6);
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(146), "b"(fds[1]), "c"(low), "d"(1) : "memory");
  if (result != 6) exit(result == -ENOSYS ? 3 : 1);
#else
  exit(3);
#endif
}

static const struct {
  const char *name;
  void (*run)(long);
} workloads[] = {{"loop", loop},       {"pipes", pipes},     {"files", files}, {"sockets", sockets},
                 {"processes", processes}, {"blocked", blocked}, {"waits", waits}, {"executes", executes},
                 {"thread-executes", thread_executes}, {"epolls", epolls}, {"receives", receives},
                 {"vforks", vforks}, {"maps", maps}, {"compat", compat},
                 {"paced", paced}, {"paced-pipes", paced_pipes}, {"paced-maps", paced_maps}};

int main(int count, char **arguments) {
  if (count < 2) return 2;
  for (size_t i = 0; i < sizeof(workloads) / sizeof(*workloads); i++) {
    if (strcmp(arguments[1], workloads[i].name)) continue;
    workloads[i].run(count > 2 ? atol(arguments[2]) : 1);
    return 0;
  }
  return 2;
}
