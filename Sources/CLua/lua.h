// Lua as it is installed: LuaJIT, or Lua 5.1 where there is none. Both have the same interface and, here, the same speed
// within a few times.
#pragma once
#if __has_include(<luajit-2.1/lua.h>)
#include <luajit-2.1/lauxlib.h>
#include <luajit-2.1/lua.h>
#include <luajit-2.1/luajit.h>
#include <luajit-2.1/lualib.h>
#elif __has_include(<lua5.1/lua.h>)
#include <lua5.1/lauxlib.h>
#include <lua5.1/lua.h>
#include <lua5.1/lualib.h>
#else
#include <lua-5.1/lauxlib.h>
#include <lua-5.1/lua.h>
#include <lua-5.1/lualib.h>
#endif
