// Calls as 32-bit programs make them, with the numbers and the structs of i386. A 64-bit program makes them too, where
// the kernel has them, with all that they point to in the first 4 GB.
#include "workload.h"

#include <netinet/in.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/socket.h>

#ifdef __x86_64__

// i386 numbers, and those of the sub-calls of socketcall (linux/net.h).
enum { CALL_READ = 3, CALL_WRITE = 4, CALL_SOCKETCALL = 102, CALL_WRITEV = 146, CALL_OPENAT = 295, CALL_SOCKET = 359 };
enum { SUB_SOCKET = 1, SUB_BIND, SUB_CONNECT, SUB_GETSOCKNAME = 6, SUB_SEND = 9, SUB_SENDTO = 11, SUB_RECVFROM = 12 };

static int call(int number, long first, long second, long third, long fourth) {
  int result;
  __asm__ volatile("int $0x80"
                   : "=a"(result)
                   : "a"(number), "b"(first), "c"(second), "d"(third), "S"(fourth)
                   : "memory");
  if (result == -ENOSYS) exit(STATUS_UNSUPPORTED);
  return result;
}

static uint32_t *low_page(void) {
  void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
  expect(page != MAP_FAILED);
  return page;
}

static uint32_t low(const void *place) { return (uint32_t)(uintptr_t)place; }

// Writes `compat` to a pipe by an array of one iovec, reads it back, and fails to open a file.
void compat(long unused) {
  (void)unused;
  int fds[2];
  uint32_t *page = low_page();
  expect(pipe(fds) == 0);
  page[0] = low(page + 16), page[1] = 6;
  memcpy(page + 16, "compat", 6);
  expect(call(CALL_WRITEV, fds[1], low(page), 1, 0) == 6);
  expect(call(CALL_READ, fds[0], low(page + 32), 64, 0) == 6);
  memcpy(page + 48, "/nonexistent/compat", 20);
  expect(call(CALL_OPENAT, -100, low(page + 48), 0, 0) == -ENOENT);
}

static uint32_t *arguments;

static int sub_call(int number, uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t e, uint32_t f) {
  uint32_t values[] = {a, b, c, d, e, f};
  memcpy(arguments, values, sizeof(values));
  return call(CALL_SOCKETCALL, number, low(arguments), 0, 0);
}

// Datagrams over IPv4 by socketcall, whose arguments stand in memory.
void compat_sockets(long unused) {
  (void)unused;
  arguments = low_page();
  struct sockaddr_in *here = (void *)(arguments + 16), *from = (void *)(arguments + 32);
  socklen_t *length = (void *)(arguments + 48);
  char *data = (char *)(arguments + 64);
  *here = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  *length = sizeof(*here);
  int receiver = sub_call(SUB_SOCKET, AF_INET, SOCK_DGRAM, 0, 0, 0, 0);
  int sender = sub_call(SUB_SOCKET, AF_INET, SOCK_DGRAM, 0, 0, 0, 0);
  expect(receiver >= 0 && sender >= 0);
  expect(sub_call(SUB_BIND, receiver, low(here), sizeof(*here), 0, 0, 0) == 0);
  expect(sub_call(SUB_GETSOCKNAME, receiver, low(here), low(length), 0, 0, 0) == 0);
  strcpy(data, "by socketcall");
  expect(sub_call(SUB_SENDTO, sender, low(data), 13, 0, low(here), sizeof(*here)) == 13);
  expect(sub_call(SUB_RECVFROM, receiver, low(data + 64), 64, 0, low(from), low(length)) == 13);
  expect(sub_call(SUB_CONNECT, sender, low(here), sizeof(*here), 0, 0, 0) == 0);
  expect(sub_call(SUB_SEND, sender, low(data), 2, 0, 0, 0) == 2);
  expect(call(CALL_SOCKET, AF_INET, SOCK_DGRAM, 0, 0) >= 0);
  // A sub-call that there is not, and arguments that cannot be read.
  expect(sub_call(99, 0, 0, 0, 0, 0, 0) == -EINVAL);
  expect(call(CALL_SOCKETCALL, SUB_CONNECT, 8, 0, 0) == -EFAULT);
}

#else

void compat(long unused) { exit((int)unused | STATUS_UNSUPPORTED); }
void compat_sockets(long unused) { exit((int)unused | STATUS_UNSUPPORTED); }

#endif
