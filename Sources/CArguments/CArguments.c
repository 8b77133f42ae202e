#include "CArguments.h"

static int word_count;
static char **words;

// glibc calls what stands in .init_array as it calls main.
__attribute__((constructor)) static void keep(int count, char **arguments) {
  word_count = count;
  words = arguments;
}

int carguments_count(void) { return word_count; }

const char *carguments_word(int index) { return words[index]; }
