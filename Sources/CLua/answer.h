// Values on their way between a script and its host, one after the other in memory of their own.
#pragma once
#include "CLua.h"
#include "lua.h"

typedef struct answer {
  char *memory;
  size_t count;
  size_t capacity;
  // How far it has been read.
  size_t at;
  // There was no memory for what was to be told: the answer is an error.
  bool is_incomplete;
} answer;

void answer_clear(answer *answer);
void answer_free(answer *answer);
void answer_tell(answer *answer, clua_value value);
bool answer_next(answer *answer, clua_value *value);

// Pushes every value, and returns how many there are. Raises errors of Lua.
int answer_push(lua_State *lua, answer *answer);
// Tells the value at an index of the stack. Raises errors of Lua.
void answer_read(lua_State *lua, int index, answer *answer, int depth);
// The value at an index of the stack, without its parts where it is a table.
clua_value answer_value(lua_State *lua, int index);
