// ISA-L's gzip reader, opened at run time so that the program also runs where the library is not installed.
//
// The layout of its state comes from the installed header; without the header at build time `ci_is_built_in` is 0 and
// zlib does the work. Nothing here allocates or decides: Swift owns the memory and the loop.
#pragma once
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if __has_include(<isa-l/igzip_lib.h>)
#include <isa-l/igzip_lib.h>
#define CI_HAS_HEADER 1
#else
#define CI_HAS_HEADER 0
#endif

typedef struct {
  void (*init)(void *state);
  int (*inflate)(void *state);
  int (*set_dictionary)(void *state, const uint8_t *bytes, uint32_t size);
} ci_library;

// What one step of inflating did.
typedef struct {
  size_t consumed;
  size_t produced;
  int is_member_done;
  int error;
} ci_step;

static inline int ci_is_built_in(void) { return CI_HAS_HEADER; }

// Fills `library` and returns 1, or returns 0 where the library is not installed.
static inline int ci_open(ci_library *library) {
  void *handle = CI_HAS_HEADER ? dlopen("libisal.so.2", RTLD_NOW | RTLD_LOCAL) : NULL;
  if (!handle) return 0;
  library->init = (void (*)(void *))dlsym(handle, "isal_inflate_init");
  library->inflate = (int (*)(void *))dlsym(handle, "isal_inflate");
  library->set_dictionary =
      (int (*)(void *, const uint8_t *, uint32_t))dlsym(handle, "isal_inflate_set_dict");
  return library->init && library->inflate && library->set_dictionary;
}

#if CI_HAS_HEADER
static inline size_t ci_state_size(void) { return sizeof(struct inflate_state); }

// Prepares `state` for a gzip member.
static inline void ci_begin(ci_library library, void *state) {
  library.init(state);
  ((struct inflate_state *)state)->crc_flag = ISAL_GZIP;
}

// Prepares `state` for the middle of a member, at the start of a deflate block: `bits` are the first `bit_count` bits of
// it, and `window` is what was inflated before. Returns 0, or a code.
static inline int ci_begin_inside(
    ci_library library, void *state, uint64_t bits, int bit_count, const uint8_t *window, size_t window_size) {
  struct inflate_state *s = (struct inflate_state *)state;
  library.init(state);
  s->crc_flag = ISAL_DEFLATE;
  s->read_in = bits;
  s->read_in_length = bit_count;
  return window_size ? library.set_dictionary(state, window, (uint32_t)window_size) : 0;
}

static inline ci_step ci_inflate(
    ci_library library, void *state, const uint8_t *input, size_t input_size, uint8_t *output, size_t output_size) {
  struct inflate_state *s = (struct inflate_state *)state;
  s->next_in = (uint8_t *)input;
  s->avail_in = (uint32_t)input_size;
  s->next_out = output;
  s->avail_out = (uint32_t)output_size;
  ci_step step = {0, 0, 0, 0};
  step.error = library.inflate(state);
  step.is_member_done = s->block_state == ISAL_BLOCK_FINISH;
  if (step.is_member_done) {
    // Whole bytes that wait in the bit buffer belong to the next member.
    s->avail_in += (uint32_t)(s->read_in_length / 8);
  }
  step.consumed = input_size - s->avail_in;
  step.produced = output_size - s->avail_out;
  return step;
}
#else
static inline size_t ci_state_size(void) { return 1; }
static inline void ci_begin(ci_library library, void *state) { (void)library; (void)state; }
static inline int ci_begin_inside(
    ci_library library, void *state, uint64_t bits, int bit_count, const uint8_t *window, size_t window_size) {
  (void)library; (void)state; (void)bits; (void)bit_count; (void)window; (void)window_size;
  return -1;
}
static inline ci_step ci_inflate(
    ci_library library, void *state, const uint8_t *input, size_t input_size, uint8_t *output, size_t output_size) {
  (void)library; (void)state; (void)input; (void)input_size; (void)output; (void)output_size;
  ci_step step = {0, 0, 0, -1};
  return step;
}
#endif
