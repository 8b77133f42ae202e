#include "answer.h"

#include <stdlib.h>
#include <string.h>

void answer_clear(answer *answer) {
  answer->count = 0;
  answer->at = 0;
  answer->is_incomplete = false;
}

void answer_free(answer *answer) {
  free(answer->memory);
  memset(answer, 0, sizeof *answer);
}

static void append(answer *answer, const void *bytes, size_t count) {
  if (count > answer->capacity - answer->count) {
    size_t capacity = answer->capacity ? answer->capacity : 256;
    while (capacity - answer->count < count) {
      if (capacity > SIZE_MAX / 2) {
        answer->is_incomplete = true;
        return;
      }
      capacity *= 2;
    }
    char *memory = realloc(answer->memory, capacity);
    if (!memory) {
      answer->is_incomplete = true;
      return;
    }
    answer->memory = memory;
    answer->capacity = capacity;
  }
  if (count > 0) memcpy(answer->memory + answer->count, bytes, count);
  answer->count += count;
}

void answer_tell(answer *answer, clua_value value) {
  if (answer->is_incomplete) return;
  unsigned char kind = (unsigned char)value.kind;
  append(answer, &kind, 1);
  if (value.kind == CLUA_TEXT) {
    append(answer, &value.count, sizeof value.count);
    append(answer, value.bytes, value.count);
  } else if (value.kind == CLUA_NUMBER || value.kind == CLUA_BOOLEAN || value.kind == CLUA_HANDLE) {
    append(answer, &value.number, sizeof value.number);
  }
}

bool answer_next(answer *answer, clua_value *value) {
  if (answer->at >= answer->count) return false;
  *value = (clua_value){.kind = (enum clua_kind)(unsigned char)answer->memory[answer->at++]};
  if (value->kind == CLUA_TEXT) {
    memcpy(&value->count, answer->memory + answer->at, sizeof value->count);
    value->bytes = answer->memory + answer->at + sizeof value->count;
    answer->at += sizeof value->count + value->count;
  } else if (value->kind == CLUA_NUMBER || value->kind == CLUA_BOOLEAN || value->kind == CLUA_HANDLE) {
    memcpy(&value->number, answer->memory + answer->at, sizeof value->number);
    answer->at += sizeof value->number;
  }
  return true;
}

static void push(lua_State *lua, answer *answer, clua_value value) {
  switch (value.kind) {
    case CLUA_BOOLEAN: lua_pushboolean(lua, value.number != 0); return;
    case CLUA_NUMBER: lua_pushnumber(lua, value.number); return;
    case CLUA_TEXT: lua_pushlstring(lua, value.bytes, value.count); return;
    case CLUA_HANDLE: lua_pushlightuserdata(lua, (void *)(uintptr_t)value.number); return;
    case CLUA_TABLE: break;
    default: lua_pushnil(lua); return;
  }
  luaL_checkstack(lua, 4, "a table is too deep");
  lua_newtable(lua);
  clua_value part;
  while (answer_next(answer, &part) && part.kind != CLUA_END) {
    push(lua, answer, part);
    if (!answer_next(answer, &part)) {
      lua_pop(lua, 1);
      return;
    }
    push(lua, answer, part);
    if (lua_isnil(lua, -2)) {
      lua_pop(lua, 2);
    } else {
      lua_rawset(lua, -3);
    }
  }
}

int answer_push(lua_State *lua, answer *answer) {
  int count = 0;
  clua_value value;
  answer->at = 0;
  while (answer_next(answer, &value)) {
    luaL_checkstack(lua, 2, "too many values");
    push(lua, answer, value);
    count += 1;
  }
  return count;
}

clua_value answer_value(lua_State *lua, int index) {
  clua_value value = {.kind = CLUA_OTHER};
  switch (lua_type(lua, index)) {
    case LUA_TNONE:
    case LUA_TNIL: value.kind = CLUA_NIL; break;
    case LUA_TBOOLEAN:
      value.kind = CLUA_BOOLEAN;
      value.number = lua_toboolean(lua, index);
      break;
    case LUA_TNUMBER:
      value.kind = CLUA_NUMBER;
      value.number = lua_tonumber(lua, index);
      break;
    case LUA_TSTRING:
      value.kind = CLUA_TEXT;
      value.bytes = lua_tolstring(lua, index, &value.count);
      break;
    case LUA_TLIGHTUSERDATA:
      value.kind = CLUA_HANDLE;
      value.number = (double)(uintptr_t)lua_touserdata(lua, index);
      break;
    case LUA_TTABLE: value.kind = CLUA_TABLE; break;
  }
  return value;
}

void answer_read(lua_State *lua, int index, answer *answer, int depth) {
  clua_value value = answer_value(lua, index);
  if (value.kind == CLUA_TABLE && depth == 0) value.kind = CLUA_OTHER;
  answer_tell(answer, value);
  if (value.kind != CLUA_TABLE) return;
  luaL_checkstack(lua, 4, "a table is too deep");
  lua_pushvalue(lua, index);
  lua_pushnil(lua);
  while (lua_next(lua, -2)) {
    answer_read(lua, -2, answer, 0);
    answer_read(lua, -1, answer, depth - 1);
    lua_pop(lua, 1);
  }
  lua_pop(lua, 1);
  answer_tell(answer, (clua_value){.kind = CLUA_END});
}
