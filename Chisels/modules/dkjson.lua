-- JSON, with the interface and the text of dkjson 2.4, and two promises more: keys of objects come
-- sorted, so that the same value is always the same text, and what is nested too deeply is an error.

local json = { version = "dkjson 2.4", using_lpeg = false }

-- Levels of arrays and objects, in either direction.
local MAX_DEPTH = 1000
-- A list with more empty places than this is written as an object.
local MAX_HOLES = 10000

json.null = setmetatable({}, { __tojson = function() return "null" end })

-- Kept for scripts that ask for the faster decoder; there is one only.
function json.use_lpeg() return json end

-- Strings ----------------------------------------------------------------------------------------

local SHORT_ESCAPES = {
  ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t",
}

-- Characters that are valid in JSON but are not seen, or break lines in JavaScript: first and last.
local HIDDEN = {
  { 0x80, 0x9F }, { 0xAD, 0xAD }, { 0x600, 0x604 }, { 0x70F, 0x70F }, { 0x17B4, 0x17B5 }, { 0x200C, 0x200F },
  { 0x2028, 0x202F }, { 0x2060, 0x206F }, { 0xFEFF, 0xFEFF }, { 0xFFF0, 0xFFFF },
}

local function escape_ascii(character)
  return SHORT_ESCAPES[character] or string.format("\\u%04x", character:byte())
end

-- The escape of a character of two or three bytes, or nil where it is fit to be seen.
local function escape_hidden(character)
  local first, second, third = character:byte(1, 3)
  local code = third and (first % 16) * 4096 + (second % 64) * 64 + third % 64 or (first % 32) * 64 + second % 64
  for _, range in ipairs(HIDDEN) do
    if code >= range[1] and code <= range[2] then return string.format("\\u%04x", code) end
  end
end

function json.quotestring(text)
  text = text:gsub('[%z\1-\31"\\\127]', escape_ascii)
  if text:find("[\194-\239]") then
    text = text:gsub("[\194-\223][\128-\191]", escape_hidden)
    text = text:gsub("[\224-\239][\128-\191][\128-\191]", escape_hidden)
  end
  return '"' .. text .. '"'
end

-- Encoding ---------------------------------------------------------------------------------------

-- An encoder is the caller's `state`: buffer, bufferlen, indent, level, keyorder, and `tables`, the set
-- of tables being written.
local function append(state, text)
  state.bufferlen = state.bufferlen + 1
  state.buffer[state.bufferlen] = text
end

function json.addnewline(state)
  if state.indent then
    state.bufferlen = state.bufferlen or #state.buffer
    append(state, "\n" .. string.rep("  ", state.level or 0))
  end
end

-- The length of `t` if it is a list; a field `n` may give the length of one with holes.
local function list_length(t)
  local highest, count, stated = 0, 0, 0
  for key, value in pairs(t) do
    if key == "n" and type(value) == "number" then
      stated = value
    elseif type(key) ~= "number" or key < 1 or key % 1 ~= 0 then
      return nil
    else
      highest, count = math.max(highest, key), count + 1
    end
  end
  if highest > 10 and highest > stated and highest > 2 * count then return nil end
  local length = math.max(highest, stated)
  return length - count <= MAX_HOLES and length or nil
end

local function before(a, b)
  if type(a) == type(b) then return a < b end
  return type(a) == "number"
end

-- The keys of `t`: those of `order` first, then the others sorted.
local function object_keys(t, order)
  local keys, placed = {}, {}
  for _, key in ipairs(order or {}) do
    if t[key] ~= nil and not placed[key] then
      placed[key] = true
      keys[#keys + 1] = key
    end
  end
  local others = {}
  for key in pairs(t) do
    local kind = type(key)
    if kind ~= "string" and kind ~= "number" then error("JSON: a " .. kind .. " cannot be a key", 0) end
    if not placed[key] then others[#others + 1] = key end
  end
  table.sort(others, before)
  for _, key in ipairs(others) do keys[#keys + 1] = key end
  return keys
end

local write

local function write_list(list, length, state)
  append(state, "[")
  for index = 1, length do
    if index > 1 then append(state, ",") end
    write(list[index], state)
  end
  append(state, "]")
end

local function write_object(object, order, state)
  append(state, "{")
  for index, key in ipairs(object_keys(object, order)) do
    if index > 1 then append(state, ",") end
    json.addnewline(state)
    append(state, json.quotestring(tostring(key)) .. ":")
    write(object[key], state)
  end
  state.level = state.level - 1
  json.addnewline(state)
  state.level = state.level + 1
  append(state, "}")
end

local function write_table(value, meta, state)
  state.level = state.level + 1
  if state.level - state.first_level > MAX_DEPTH then error("JSON: nested too deeply", 0) end
  local length = list_length(value)
  if length == 0 and meta and meta.__jsontype == "object" then length = nil end
  if length then
    write_list(value, length, state)
  else
    write_object(value, meta and meta.__jsonorder or state.keyorder, state)
  end
  state.level = state.level - 1
end

local function write_by_itself(value, to_json, state)
  local text, problem = to_json(value, state)
  if not text then error(problem or "JSON: __tojson failed", 0) end
  if type(text) == "string" then append(state, text) end
end

function write(value, state)
  local kind = type(value)
  if kind == "string" then
    append(state, json.quotestring(value))
  elseif kind == "number" then
    local is_finite = value == value and value ~= math.huge and value ~= -math.huge
    append(state, is_finite and tostring(value) or "null")
  elseif kind == "boolean" or kind == "nil" then
    append(state, value == nil and "null" or tostring(value))
  elseif kind ~= "table" then
    error("JSON: there is no way to write a " .. kind, 0)
  else
    if state.tables[value] then error("JSON: a table contains itself", 0) end
    state.tables[value] = true
    local meta = getmetatable(value)
    meta = type(meta) == "table" and meta or nil
    if meta and meta.__tojson then
      write_by_itself(value, meta.__tojson, state)
    else
      write_table(value, meta, state)
    end
    state.tables[value] = nil
  end
end

-- The text of `value`. With `options.indent` each pair of an object has a line of its own. With
-- `options.buffer` the text is appended there in pieces and the result is true.
function json.encode(value, options)
  options = options or {}
  local state = {
    indent = options.indent, level = options.level or 0, first_level = options.level or 0,
    keyorder = options.keyorder, tables = options.tables or {}, buffer = options.buffer or {},
  }
  state.bufferlen = options.bufferlen or #state.buffer
  local done, problem = pcall(write, value, state)
  if not done then error(problem, 2) end
  if not options.buffer then return table.concat(state.buffer) end
  options.bufferlen = state.bufferlen
  return true
end

-- Decoding ---------------------------------------------------------------------------------------

local UNESCAPED = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }

-- Failures are thrown as tables, so that they cannot be mistaken for Lua's own.
local function fail(reader, position, problem)
  local line, line_start = 1, 0
  for newline in reader.text:sub(1, position - 1):gmatch("()\n") do line, line_start = line + 1, newline end
  local place = string.format(" at line %d, column %d", line, position - line_start)
  error({ problem = problem .. place, position = position }, 0)
end

-- The position of the next byte that is neither white space nor a byte order mark.
local function skip_space(reader, position)
  while true do
    position = reader.text:find("%S", position) or #reader.text + 1
    if reader.text:sub(position, position + 2) ~= "\239\187\191" then return position end
    position = position + 3
  end
end

local function utf8_text(code)
  local char, floor = string.char, math.floor
  if code < 0x80 then return char(code) end
  local last = 0x80 + code % 64
  if code < 0x800 then return char(0xC0 + floor(code / 64), last) end
  local third = 0x80 + floor(code / 64) % 64
  if code < 0x10000 then return char(0xE0 + floor(code / 4096), third, last) end
  return char(0xF0 + floor(code / 262144), 0x80 + floor(code / 4096) % 64, third, last)
end

-- The text of the escape `\uXXXX` at `position`, of two of them if they are a surrogate pair, and the
-- position behind it.
local function read_unicode_escape(reader, position)
  local text = reader.text
  local code = tonumber(text:match("^\\u(%x%x%x%x)", position) or "", 16)
  if not code then fail(reader, position, "four hexadecimal digits are expected") end
  if code >= 0xD800 and code < 0xDC00 then
    local low = tonumber(text:match("^\\u(%x%x%x%x)", position + 6) or "", 16)
    if low and low >= 0xDC00 and low < 0xE000 then
      return utf8_text((code - 0xD800) * 1024 + low - 0xDC00 + 0x10000), position + 12
    end
  end
  return utf8_text(code), position + 6
end

local function read_string(reader, start)
  local text, pieces, position = reader.text, {}, start + 1
  while true do
    local special = text:find('["\\]', position)
    if not special then fail(reader, start, "unterminated string") end
    pieces[#pieces + 1] = text:sub(position, special - 1)
    if text:sub(special, special) == '"' then return table.concat(pieces), special + 1 end
    local letter = text:sub(special + 1, special + 1)
    if letter == "u" then
      pieces[#pieces + 1], position = read_unicode_escape(reader, special)
    else
      pieces[#pieces + 1], position = UNESCAPED[letter] or letter, special + 2
    end
  end
end

local read

-- Reads `item` after `item` up to `closing`; `item(position)` stores one and returns where it ends.
local function read_items(reader, start, closing, what, item)
  local text = reader.text
  reader.depth = reader.depth + 1
  if reader.depth > MAX_DEPTH then fail(reader, start, "nested too deeply") end
  local position = skip_space(reader, start + 1)
  while text:sub(position, position) ~= closing do
    if position > #text then fail(reader, start, "unterminated " .. what) end
    position = skip_space(reader, item(position))
    local character = text:sub(position, position)
    if character == "," then
      position = skip_space(reader, position + 1)
    elseif character ~= closing then
      if character == "" then fail(reader, start, "unterminated " .. what) end
      fail(reader, position, "',' or '" .. closing .. "' is expected")
    end
  end
  reader.depth = reader.depth - 1
  return position + 1
end

local function read_list(reader, start)
  local list, length = setmetatable({}, reader.array_meta), 0
  local position = read_items(reader, start, "]", "array", function(position)
    length = length + 1
    list[length], position = read(reader, position)
    return position
  end)
  return list, position
end

local function read_object(reader, start)
  local object = setmetatable({}, reader.object_meta)
  local position = read_items(reader, start, "}", "object", function(position)
    if reader.text:sub(position, position) ~= '"' then fail(reader, position, "a name in quotes is expected") end
    local name, after = read_string(reader, position)
    after = skip_space(reader, after)
    if reader.text:sub(after, after) ~= ":" then fail(reader, after, "':' is expected") end
    object[name], after = read(reader, after + 1)
    return after
  end)
  return object, position
end

local READERS = { ["{"] = read_object, ["["] = read_list, ['"'] = read_string }

function read(reader, position)
  position = skip_space(reader, position)
  local text = reader.text
  local read_compound = READERS[text:sub(position, position)]
  if read_compound then return read_compound(reader, position) end
  local number = text:match("^%-?[%d%.]+[eE]?[%+%-]?%d*", position)
  if number and tonumber(number) then return tonumber(number), position + #number end
  local word = text:match("^%a%w*", position)
  if word == "true" then return true, position + 4 end
  if word == "false" then return false, position + 5 end
  if word == "null" then return reader.null, position + 4 end
  fail(reader, position, position > #text and "the text ends where a value is expected" or "no JSON value")
end

-- The value at `position` (1), and the position behind it; or nil, a position and what is wrong there.
-- `null` stands for null. Objects and arrays get metatables with `__jsontype`, or those given.
function json.decode(text, position, null, ...)
  local reader = { text = text, null = null, depth = 0 }
  if select("#", ...) > 0 then
    reader.object_meta, reader.array_meta = ...
  else
    reader.object_meta, reader.array_meta = { __jsontype = "object" }, { __jsontype = "array" }
  end
  local done, result, after = pcall(read, reader, position or 1)
  if done then return result, after end
  if type(result) ~= "table" then error(result, 0) end
  return nil, result.position, result.problem
end

return json
