#pragma once

#include <stdio.h>

// Numbers with a fraction as C writes them. Swift reaches printf only through lists of arguments that it allocates,
// which costs several allocations a number.

/// "%g": six significant digits. Returns how many characters there are; the text is cut to `size` with its NUL.
static inline int print_six_digits(char *text, size_t size, double value) { return snprintf(text, size, "%g", value); }

/// "%.14g": as Lua writes numbers.
static inline int print_fourteen_digits(char *text, size_t size, double value) {
  return snprintf(text, size, "%.14g", value);
}

/// "%.17g": as many digits as tell every number from every other.
static inline int print_seventeen_digits(char *text, size_t size, double value) {
  return snprintf(text, size, "%.17g", value);
}

/// "%.2f": two digits behind the point.
static inline int print_two_decimals(char *text, size_t size, double value) {
  return snprintf(text, size, "%.2f", value);
}

/// "%.1f": one digit behind the point.
static inline int print_one_decimal(char *text, size_t size, double value) {
  return snprintf(text, size, "%.1f", value);
}
