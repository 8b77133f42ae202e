// Tiny programs that live tests and benchmarks watch: `live-workload NAME [NUMBER]` does what NAME says and exits with 0.
#include "workload.h"

#define ROW(name) {#name, name},
static const struct {
  const char *name;
  void (*run)(long);
} workloads[] = {WORKLOADS(ROW)};

// Whether `argument` is `name` with dashes for underscores.
static int names(const char *argument, const char *name) {
  for (; *name && (*argument == *name || (*argument == '-' && *name == '_')); name++) argument++;
  return !*name && !*argument;
}

int main(int count, char **arguments) {
  if (count < 2) return 2;
  for (size_t i = 0; i < sizeof(workloads) / sizeof(*workloads); i++) {
    if (!names(arguments[1], workloads[i].name)) continue;
    workloads[i].run(count > 2 ? atol(arguments[2]) : 1);
    return 0;
  }
  return 2;
}
