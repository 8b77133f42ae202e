#include "CChisels.h"

#pragma clang diagnostic ignored "-Wc23-extensions"
#include "list.inc"

size_t cchisels_count(void) { return sizeof files / sizeof *files; }

const struct cchisels_file *cchisels_at(size_t index) { return &files[index]; }
