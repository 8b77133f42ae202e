#include "CLua.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "answer.h"
#include "lua.h"

// What runs before each script that is not trusted: see there.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"
static const char restrictions[] = {
#embed "restrictions.lua"
};
#pragma clang diagnostic pop

// How many instructions pass between two looks at the clock and at what memory is used: about a millisecond.
enum { instructions_between_looks = 100000 };

struct clua_script {
  lua_State *lua;
  clua_host host;
  clua_limits limits;
  size_t used_memory;
  // In the call that runs: whether the clock was looked at, and what it showed then.
  bool is_timed;
  double start;
  // A limit was passed: everything that runs from then on ends.
  bool is_over;
  answer answer;
  // The state that called the host, which may be a coroutine; NULL outside of calls.
  lua_State *caller;
  clua_value result;
  char error[1024];
  // The line that wanted memory which there was not; empty where none did.
  char thirsty_line[256];
  // How many seconds the call has taken, counted by `note_second`.
  volatile sig_atomic_t second_count;
};

// The script that runs, for `note_second`; NULL for none.
static clua_script *volatile running;

static double processor_seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static clua_script *script_of(lua_State *lua) {
  void *script;
  lua_getallocf(lua, &script);
  return script;
}

// Writes the line of the script that is being run, and a colon; nothing where it cannot be told.
static void write_line(clua_script *script, char *text, size_t size) {
  lua_Debug debug;
  lua_State *lua = script->caller ? script->caller : script->lua;
  for (int level = 0; lua && lua_getstack(lua, level, &debug); level += 1) {
    if (!lua_getinfo(lua, "Sl", &debug) || debug.currentline < 0) continue;
    snprintf(text, size, "%s:%d: ", debug.short_src, debug.currentline);
    return;
  }
}

// Ends the process when a script is caught in a function of Lua's library, such as a search for a pattern that takes
// years: nothing interrupts these. Called for each second of processor time.
static void note_second(int signal) {
  (void)signal;
  clua_script *script = running;
  if (!script) return;
  script->second_count += 1;
  if (script->second_count < script->limits.seconds + 5) return;
  char line[256] = "";
  write_line(script, line, sizeof line);
  char text[512];
  int count = snprintf(
      text, sizeof text, "%sthe script was ended: a function of Lua's library ran for %d s without an end\n", line,
      (int)script->second_count);
  if (write(STDERR_FILENO, text, (size_t)count) < 0) _exit(1);
  _exit(1);
}

static void count_seconds(void) {
  static bool is_counting;
  if (is_counting) return;
  is_counting = true;
  struct sigaction action = {.sa_handler = note_second, .sa_flags = SA_RESTART};
  struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGVTALRM};
  struct itimerspec second = {{1, 0}, {1, 0}};
  timer_t timer;
  if (sigaction(SIGVTALRM, &action, NULL) == 0 && timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &timer) == 0) {
    timer_settime(timer, 0, &second, NULL);
  }
}

// Memory of the script, up to its limit. What Lua needs in order to report that, it has.
static void *allocate(void *context, void *memory, size_t old_size, size_t size) {
  clua_script *script = context;
  if (!memory) old_size = 0;
  if (size == 0) {
    free(memory);
    script->used_memory -= old_size;
    return NULL;
  }
  if (size > old_size && size - old_size > script->limits.memory - script->used_memory) {
    // An error about memory bears no line itself.
    write_line(script, script->thirsty_line, sizeof script->thirsty_line);
    return NULL;
  }
  void *moved = realloc(memory, size);
  if (moved) script->used_memory = script->used_memory - old_size + size;
  return moved;
}

static bool is_thirsty(const clua_script *script) { return script->used_memory > script->limits.memory / 8 * 7; }

// Ends a script that goes on for too long, or is about to run out of memory, naming the line that it has come to. Once a
// limit was passed each instruction raises the error again, so that no pcall() of the script outlives it.
static void look(lua_State *lua, lua_Debug *debug) {
  clua_script *script = script_of(lua);
  double now = processor_seconds();
  if (!script->is_timed) {
    script->is_timed = true;
    script->start = now;
  }
  if (script->is_over || now - script->start > script->limits.seconds) {
    script->is_over = true;
    lua_sethook(lua, look, LUA_MASKCOUNT, 1);
    lua_getinfo(lua, "Sl", debug);
    lua_pushfstring(
        lua, "%s:%d: the script was ended: it ran for %d s without an end", debug->short_src, debug->currentline,
        (int)script->limits.seconds);
    lua_error(lua);
  }
  if (!is_thirsty(script)) return;
  // What is no longer used goes first.
  lua_gc(lua, LUA_GCCOLLECT, 0);
  if (!is_thirsty(script)) return;
  lua_getinfo(lua, "Sl", debug);
  lua_pushfstring(
      lua, "%s:%d: the script was ended: it uses more than %d MB", debug->short_src, debug->currentline,
      (int)(script->limits.memory >> 20));
  lua_error(lua);
}

// Calls the host, which has returned before anything can raise an error.
static int call_host(lua_State *lua) {
  clua_script *script = script_of(lua);
  int function = (int)lua_tonumber(lua, lua_upvalueindex(1));
  lua_State *outer = script->caller;
  script->caller = lua;
  answer_clear(&script->answer);
  bool is_answer = script->host.call(script->host.context, function);
  script->caller = outer;
  if (script->answer.is_incomplete) return luaL_error(lua, "not enough memory");
  if (is_answer) return answer_push(lua, &script->answer);
  luaL_where(lua, 1);
  answer_push(lua, &script->answer);
  lua_concat(lua, 2);
  return lua_error(lua);
}

// MARK: Protected calls

// What `protect` runs, with the arguments of the call in a structure.
typedef struct work {
  const char *library;
  const char *name;
  int function;
  const char *text;
  size_t count;
  const double *numbers;
  const char *first;
  const char *second;
  clua_script *script;
} work;

static bool protect(clua_script *script, lua_CFunction function, work *work) {
  work->script = script;
  lua_settop(script->lua, 0);
  script->is_timed = false;
  script->thirsty_line[0] = 0;
  script->second_count = 0;
  running = script;
  int status = lua_cpcall(script->lua, function, work);
  running = NULL;
  if (status == 0) return true;
  size_t count = 0;
  const char *text = lua_type(script->lua, -1) == LUA_TSTRING ? lua_tolstring(script->lua, -1, &count) : NULL;
  if (!text) text = "an error that is no text";
  const char *line = status == LUA_ERRMEM ? script->thirsty_line : "";
  snprintf(script->error, sizeof script->error, "%s%s", line, text);
  lua_settop(script->lua, 0);
  return false;
}

static int open_libraries(lua_State *lua) {
  work *work = lua_touserdata(lua, 1);
  luaL_openlibs(lua);
#ifdef LUAJIT_VERSION
  // Compiled loops are never interrupted by hooks.
  luaJIT_setmode(lua, 0, LUAJIT_MODE_ENGINE | LUAJIT_MODE_OFF);
#endif
  if (work->script->limits.is_unrestricted) return 0;
  if (luaL_loadbuffer(lua, restrictions, sizeof restrictions, "=restrictions")) return lua_error(lua);
  lua_call(lua, 0, 0);
  return 0;
}

static int register_function(lua_State *lua) {
  work *work = lua_touserdata(lua, 1);
  if (work->library[0] == 0) {
    lua_pushvalue(lua, LUA_GLOBALSINDEX);
  } else {
    lua_getfield(lua, LUA_GLOBALSINDEX, work->library);
    if (!lua_istable(lua, -1)) {
      lua_newtable(lua);
      lua_pushvalue(lua, -1);
      lua_setfield(lua, LUA_GLOBALSINDEX, work->library);
    }
  }
  lua_pushnumber(lua, work->function);
  lua_pushcclosure(lua, call_host, 1);
  lua_setfield(lua, -2, work->name);
  return 0;
}

static int run(lua_State *lua) {
  work *work = lua_touserdata(lua, 1);
  if (luaL_loadbuffer(lua, work->text, work->count, work->name)) return lua_error(lua);
  lua_call(lua, 0, 0);
  return 0;
}

static int call(lua_State *lua) {
  work *work = lua_touserdata(lua, 1);
  lua_getfield(lua, LUA_GLOBALSINDEX, work->name);
  int count = (int)work->count;
  if (work->first) {
    lua_pushstring(lua, work->first);
    lua_pushstring(lua, work->second);
    count = 2;
  } else {
    for (int index = 0; index < count; index += 1) lua_pushnumber(lua, work->numbers[index]);
  }
  lua_call(lua, count, 1);
  clua_value result = answer_value(lua, -1);
  // Texts end with the stack.
  if (result.kind == CLUA_TEXT) result.kind = CLUA_OTHER;
  work->script->result = result;
  return 0;
}

static int read_global(lua_State *lua) {
  work *work = lua_touserdata(lua, 1);
  lua_pushstring(lua, work->name);
  lua_rawget(lua, LUA_GLOBALSINDEX);
  answer_read(lua, lua_gettop(lua), &work->script->answer, 8);
  return 0;
}

// MARK: The interface

clua_script *clua_open(clua_host host, clua_limits limits) {
  clua_script *script = calloc(1, sizeof *script);
  if (!script) return NULL;
  script->host = host;
  script->limits = limits;
  script->lua = lua_newstate(allocate, script);
  if (!script->lua || !protect(script, open_libraries, &(work){0})) {
    clua_close(script);
    return NULL;
  }
  lua_sethook(script->lua, look, LUA_MASKCOUNT, instructions_between_looks);
  count_seconds();
  return script;
}

void clua_close(clua_script *script) {
  if (script->lua) lua_close(script->lua);
  answer_free(&script->answer);
  free(script);
}

bool clua_register(clua_script *script, const char *library, const char *name, int function) {
  return protect(script, register_function, &(work){.library = library, .name = name, .function = function});
}

bool clua_run(clua_script *script, const char *name, const char *text, size_t count) {
  // Compiled chunks are believed by Lua, and can be made to do anything.
  if (count > 0 && text[0] == '\x1B') {
    snprintf(script->error, sizeof script->error, "compiled Lua is not run: the text of the script is needed");
    return false;
  }
  return protect(script, run, &(work){.name = name, .text = text, .count = count});
}

bool clua_has_function(clua_script *script, const char *name) {
  lua_settop(script->lua, 0);
  answer_clear(&script->answer);
  if (!protect(script, read_global, &(work){.name = name})) return false;
  clua_value value;
  // Tables that can be called are no functions, as for sysdig.
  return answer_next(&script->answer, &value) && value.kind == CLUA_OTHER;
}

bool clua_call(clua_script *script, const char *name, const double *numbers, int count) {
  return protect(script, call, &(work){.name = name, .numbers = numbers, .count = (size_t)count});
}

bool clua_call_texts(clua_script *script, const char *name, const char *first, const char *second) {
  return protect(script, call, &(work){.name = name, .first = first, .second = second});
}

clua_value clua_result(const clua_script *script) { return script->result; }

const char *clua_error(const clua_script *script) { return script->error; }

bool clua_read(clua_script *script, const char *name) {
  answer_clear(&script->answer);
  return protect(script, read_global, &(work){.name = name}) && !script->answer.is_incomplete;
}

bool clua_next(clua_script *script, clua_value *value) { return answer_next(&script->answer, value); }

int clua_argument_count(const clua_script *script) { return script->caller ? lua_gettop(script->caller) : 0; }

clua_value clua_argument(const clua_script *script, int index) {
  if (!script->caller || index >= lua_gettop(script->caller)) return (clua_value){.kind = CLUA_NIL};
  return answer_value(script->caller, index + 1);
}

void clua_tell_nil(clua_script *script) { answer_tell(&script->answer, (clua_value){.kind = CLUA_NIL}); }

void clua_tell_boolean(clua_script *script, bool value) {
  answer_tell(&script->answer, (clua_value){.kind = CLUA_BOOLEAN, .number = value});
}

void clua_tell_number(clua_script *script, double value) {
  answer_tell(&script->answer, (clua_value){.kind = CLUA_NUMBER, .number = value});
}

void clua_tell_text(clua_script *script, const void *bytes, size_t count) {
  answer_tell(&script->answer, (clua_value){.kind = CLUA_TEXT, .bytes = bytes, .count = count});
}

void clua_tell_handle(clua_script *script, size_t handle) {
  answer_tell(&script->answer, (clua_value){.kind = CLUA_HANDLE, .number = (double)handle});
}

void clua_tell_table(clua_script *script) { answer_tell(&script->answer, (clua_value){.kind = CLUA_TABLE}); }

void clua_tell_end(clua_script *script) { answer_tell(&script->answer, (clua_value){.kind = CLUA_END}); }

bool clua_print(const void *bytes, size_t count) { return fwrite(bytes, 1, count, stdout) == count; }

bool clua_flush(int *error) {
  errno = 0;
  if (fflush(stdout) == 0 && !ferror(stdout)) return true;
  // Of an error before this one the library keeps no number: a pipe that nobody reads any more tells by itself.
  struct pollfd output = {.fd = STDOUT_FILENO};
  if (errno == 0 && poll(&output, 1, 0) > 0 && (output.revents & POLLERR)) errno = EPIPE;
  *error = errno ? errno : EIO;
  return false;
}

void clua_collect_output(void) { setvbuf(stdout, NULL, _IOFBF, 256 << 10); }
