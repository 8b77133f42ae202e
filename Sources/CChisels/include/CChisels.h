// The files of Chisels/, in the binary.
#pragma once
#include <stddef.h>

struct cchisels_file {
  // From that folder: `echo_fds/echo_fds.lua`.
  const char *path;
  const char *text;
  size_t count;
};

size_t cchisels_count(void);
const struct cchisels_file *cchisels_at(size_t index);
