// Lua for Swift: a state of its own for each script, with limits, whose errors never leave this shim.
//
// Lua reports errors by longjmp, which must not pass frames of Swift. So Swift never calls what can raise one: it has
// scripts run by `clua_call`, which is protected, and answers their calls by noting values in a script's answer. Only
// once Swift has returned are these handed to Lua.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct clua_script clua_script;

enum clua_kind {
  CLUA_NIL,
  CLUA_BOOLEAN,
  CLUA_NUMBER,
  CLUA_TEXT,
  // A number that the host gave out under `clua_tell_handle`, which scripts can only hand back.
  CLUA_HANDLE,
  // A table begins; keys and values follow, then CLUA_END.
  CLUA_TABLE,
  CLUA_END,
  // Functions and others, which no host can read.
  CLUA_OTHER,
};

// A value, or a part of one. The bytes of a text live until the script runs again.
typedef struct clua_value {
  enum clua_kind kind;
  double number;
  const char *bytes;
  size_t count;
} clua_value;

// What scripts may use. Times are seconds of processor time in one call; memory is in bytes.
typedef struct clua_limits {
  double seconds;
  size_t memory;
  // Files, processes, native libraries and debugging are at hand as well.
  bool is_unrestricted;
} clua_limits;

// The host's side of a script.
typedef struct clua_host {
  void *context;
  // Answers a call of a function that was registered under this number, from `clua_argument`; false where the answer is
  // the text of an error.
  bool (*call)(void *context, int function);
} clua_host;

// NULL where there is no memory.
clua_script *clua_open(clua_host host, clua_limits limits);
void clua_close(clua_script *script);

// Makes `library.name` a function of the host; false where there is no memory. "" is the library of globals.
bool clua_register(clua_script *script, const char *library, const char *name, int function);

// Runs text under a name that errors bear. False after an error: see `clua_error`.
bool clua_run(clua_script *script, const char *name, const char *text, size_t count);

// Whether a global of that name is a function.
bool clua_has_function(clua_script *script, const char *name);

// Calls a global function with numbers; what it returned is the result. False after an error.
bool clua_call(clua_script *script, const char *name, const double *numbers, int count);
// Calls it with two texts.
bool clua_call_texts(clua_script *script, const char *name, const char *first, const char *second);
clua_value clua_result(const clua_script *script);

// What went wrong last.
const char *clua_error(const clua_script *script);

// Reads a global into the answer, to be walked with `clua_next`; tables within tables to a depth of eight.
bool clua_read(clua_script *script, const char *name);
// The next part of the answer; false behind the last.
bool clua_next(clua_script *script, clua_value *value);

// Within a call of the host: how many arguments there are, and each, from 0.
int clua_argument_count(const clua_script *script);
clua_value clua_argument(const clua_script *script, int index);

// The host's answer: any number of values. A table is told by `clua_tell_table`, its keys and values in turn and
// `clua_tell_end`.
void clua_tell_nil(clua_script *script);
void clua_tell_boolean(clua_script *script, bool value);
void clua_tell_number(clua_script *script, double value);
void clua_tell_text(clua_script *script, const void *bytes, size_t count);
void clua_tell_handle(clua_script *script, size_t handle);
void clua_tell_table(clua_script *script);
void clua_tell_end(clua_script *script);

// What scripts print goes through the C library's standard output; so does what is printed beside them.
bool clua_print(const void *bytes, size_t count);
// False after an error, with its number in `error`.
bool clua_flush(int *error);
// Lines are collected rather than written one by one.
void clua_collect_output(void);
