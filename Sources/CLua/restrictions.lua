-- What a downloaded script gets instead of what could change this machine. Runs before it, and leaves nothing behind by
-- which it could get at the originals.
--
-- Reading files is allowed: scripts look things up in /etc and /proc.

local function refuse(what)
  return function()
    error(what .. " is not for chisels; --allow-unsafe-chisels lets them do what they like", 2)
  end
end

local error, loadstring, load, type, open = error, loadstring, load, type, io.open
local pairs, ipairs, tostring, gsub, sub = pairs, ipairs, tostring, string.gsub, string.sub
local setfenv, getfenv, pcall = setfenv, getfenv, pcall

-- Processes and files.
for _, name in ipairs { "execute", "remove", "rename", "tmpname", "exit", "setlocale" } do
  os[name] = refuse("os." .. name .. "()")
end
io.popen = refuse("io.popen()")
io.tmpfile = refuse("io.tmpfile()")

local function readable(name, mode)
  if mode == nil or mode == "r" or mode == "rb" then return end
  error("writing to " .. tostring(name) .. " is not for chisels; --allow-unsafe-chisels lets them", 3)
end

function io.open(name, mode)
  readable(name, mode)
  return open(name, "r")
end

local input, output = io.input, io.output
function io.output(file)
  if type(file) == "string" then readable(file, "w") end
  if file == nil then return output() end
  return output(file)
end

-- Compiled chunks are believed by Lua, and can be made to do anything.
local function text(chunk)
  if sub(chunk, 1, 1) == "\27" then error("compiled Lua is not run: the text of the script is needed", 3) end
  return chunk
end

local function compile(chunk, name)
  return loadstring(text(chunk), name)
end

_G.loadstring = compile

function _G.load(chunk, name)
  if type(chunk) == "string" then return compile(chunk, name) end
  local parts = {}
  while true do
    local part = chunk()
    if part == nil or part == "" then break end
    parts[#parts + 1] = part
  end
  return compile(table.concat(parts), name)
end

local function compile_file(path)
  local file, problem = open(path, "r")
  if not file then return nil, problem end
  local chunk = file:read("*a")
  file:close()
  return loadstring(text(chunk), "@" .. path)
end

_G.loadfile = compile_file

function _G.dofile(path)
  local chunk, problem = compile_file(path)
  if not chunk then error(problem, 2) end
  return chunk()
end

string.dump = refuse("string.dump()")

-- Modules: those that are loaded, and files of Lua along package.path. Native libraries are none.
local function find_file(name)
  local tried = {}
  local path = gsub(name, "%.", "/")
  for template in string.gmatch(package.path, "[^;]+") do
    local candidate = gsub(template, "%?", (gsub(path, "%%", "%%%%")))
    local file = open(candidate, "r")
    if file then
      file:close()
      local chunk, problem = compile_file(candidate)
      if not chunk then error(problem, 0) end
      return chunk
    end
    tried[#tried + 1] = "\n\tno file '" .. candidate .. "'"
  end
  return table.concat(tried)
end

package.loaders = { package.loaders[1], find_file }
package.loadlib = refuse("package.loadlib()")
package.cpath = ""
for _, name in ipairs { "ffi", "jit", "jit.opt", "jit.util", "jit.profile", "debug" } do
  package.loaded[name] = nil
  package.preload[name] = nil
end
_G.jit = nil

-- Of debugging, what errors are told with.
_G.debug = { traceback = debug.traceback }
package.loaded.debug = _G.debug
