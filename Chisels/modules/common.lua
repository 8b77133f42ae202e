-- Text, tables and time: what most chisels need.
--
-- `local common = require "common"` is how our own scripts use it. Scripts written for sysdig say
-- `require "common"` and expect every function as a global, so each is one as well.

local json = require "dkjson"

local common = {}

-- Parts of a key that has several fields; two bytes that no field's text holds.
local KEY_SEPARATOR = "\1\1"
local COLUMN_WIDTH = 20

-- Whether key `a` is shown before key `b`: numbers first, then the bytes of their text.
local function precedes(a, b)
  local a_is_number, b_is_number = type(a) == "number", type(b) == "number"
  if a_is_number and b_is_number then return a < b end
  if a_is_number ~= b_is_number then return a_is_number end
  return tostring(a) < tostring(b)
end

local function sorted_keys(t)
  local keys = {}
  for key in pairs(t) do keys[#keys + 1] = key end
  table.sort(keys, precedes)
  return keys
end

-- Values as text ---------------------------------------------------------------------------------

-- Writes the parts of `value` to `out`; `open` holds the tables around it, so that a cycle ends.
local function describe(out, value, name, one_line, depth, open)
  local margin = string.rep(" ", depth)
  local line_end = one_line and "" or "\n"
  out[#out + 1] = margin
  if name then out[#out + 1] = tostring(name) .. " = " end
  local kind = type(value)
  if kind == "string" then
    out[#out + 1] = string.format("%q", value)
  elseif kind == "number" or kind == "boolean" then
    out[#out + 1] = tostring(value)
  elseif kind ~= "table" or open[value] then
    out[#out + 1] = '"[inserializeable datatype:' .. (open[value] and "cycle" or kind) .. ']"'
  else
    open[value] = true
    out[#out + 1] = "{" .. line_end
    for _, key in ipairs(sorted_keys(value)) do
      describe(out, value[key], key, one_line, depth + 1, open)
      out[#out + 1] = "," .. line_end
    end
    out[#out + 1] = margin .. "}"
    open[value] = nil
  end
end

-- A value as Lua source, tables with one entry a line unless `one_line`. Keys are sorted.
function common.st(value, name, one_line, depth)
  local out = {}
  describe(out, value, name, one_line, depth or 0, {})
  return table.concat(out)
end

-- `text` in exactly `width` bytes: padded, or cut so that a space remains at the end.
function common.extend_string(text, width)
  if #text < width then return text .. string.rep(" ", width - #text) end
  if width <= 0 then return "" end
  return text:sub(1, width - 1) .. " "
end

-- The pieces of `text` between matches of the pattern `delimiter`; never an empty list.
function common.split(text, delimiter)
  local pieces = {}
  for piece in (text .. delimiter):gmatch("(.-)" .. delimiter) do pieces[#pieces + 1] = piece end
  return pieces
end

function common.starts_with(text, prefix)
  return text:sub(1, #prefix) == prefix
end

function common.ends_with(text, suffix)
  return suffix == "" or text:sub(-#suffix) == suffix
end

-- Numbers as text --------------------------------------------------------------------------------

local BYTE_UNITS = { { "P", 1024 ^ 5 }, { "T", 1024 ^ 4 }, { "G", 1024 ^ 3 }, { "M", 1024 ^ 2 }, { "KB", 1024 } }

-- `12B`, `1.50KB`, `2.03M`. A unit is used above its size: 1024 is `1024B`.
function common.format_bytes(count)
  for _, unit in ipairs(BYTE_UNITS) do
    if count > unit[2] then return string.format("%.2f%s", count / unit[2], unit[1]) end
  end
  return string.format("%dB", count)
end

-- From how many ns on a unit is used, the unit in ns, its name, whether two decimals follow.
local TIME_UNITS = {
  { 1e9, 1e9, "s", true },
  { 1e7, 1e6, "ms", false },
  { 1e6, 1e6, "ms", true },
  { 1e4, 1e3, "us", false },
  { 1e3, 1e3, "us", true },
}

-- `602.69s`, `250ms`, `1.25ms`, `12us`, `3.40us`, `17ns`; cut, not rounded.
function common.format_time_interval(ns)
  for _, row in ipairs(TIME_UNITS) do
    local from, unit, name, has_decimals = row[1], row[2], row[3], row[4]
    if ns >= from then
      local whole = math.floor(ns / unit)
      if not has_decimals then return string.format("%u%s", whole, name) end
      return string.format("%u.%02u%s", whole, math.floor((ns % unit) * 100 / unit), name)
    end
  end
  return string.format("%uns", ns)
end

-- A time of two numbers, seconds and ns, as one number of ns that a double could not hold.
function common.ts_to_str(seconds, ns)
  return string.format("%u%09u", seconds, ns)
end

-- The number that the user gave for the argument `name`.
function common.parse_numeric_input(text, name)
  local number = tonumber(text)
  if number == nil then error(string.format("Input %s must be a number.", name), 0) end
  return number
end

-- Tables -----------------------------------------------------------------------------------------

-- Iterates over the first `limit` pairs (0 = all) of `t` as `order(t, a, b)` puts their keys; keys that
-- it does not tell apart come in their own order, so the result does not depend on hashes.
function common.pairs_top_by_val(t, limit, order)
  local keys = {}
  for key in pairs(t) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b)
    local a_first = order(t, a, b) and true or false
    local b_first = order(t, b, a) and true or false
    if a_first ~= b_first then return a_first end
    return precedes(a, b)
  end)
  local last = limit == 0 and #keys or limit
  local index = 0
  return function()
    index = index + 1
    if index <= last then
      local key = keys[index]
      return key, t[key]
    end
  end
end

-- A copy of a value and of all tables in it, with their metatables; cycles stay cycles.
function common.copytable(original, copies)
  if type(original) ~= "table" then return original end
  copies = copies or {}
  if copies[original] == nil then
    local copy = {}
    copies[original] = copy
    for key, value in next, original do
      copy[common.copytable(key, copies)] = common.copytable(value, copies)
    end
    setmetatable(copy, common.copytable(getmetatable(original), copies))
  end
  return copies[original]
end

-- Appends the list `source` to the list `target`, and returns that.
function common.concattable(target, source)
  local start = #target
  for index = 1, #source do target[start + index] = source[index] end
  return target
end

-- The type of a value, or the name that its metatable gives as `_NAME`.
function common.typeof(value)
  local kind = type(value)
  local meta = (kind == "table" or kind == "userdata") and getmetatable(value)
  return type(meta) == "table" and meta._NAME or kind
end

-- The table of values by key ---------------------------------------------------------------------

-- What `value_units` of a table does to a value; `elapsed` is the table's time in ns.
local VALUE_AS_TEXT = {
  none = tostring,
  bytes = common.format_bytes,
  time = common.format_time_interval,
  timepct = function(ns, elapsed)
    return elapsed > 0 and string.format("%.2f%%", ns / elapsed * 100) or "0.00%"
  end,
}

local function print_table_as_json(rows, ts_s, ts_ns, shape)
  local data = {}
  for key, value in rows do
    local row = common.split(tostring(key), KEY_SEPARATOR)
    row[#row + 1] = value
    data[#data + 1] = row
  end
  local info = {}
  for index, field in ipairs(shape.key_fld) do
    info[index] = { name = field, desc = shape.key_desc[index], is_key = true }
  end
  -- Readers of this JSON find the value's description at the third place, however many keys there are.
  info[3] = { name = shape.value_fld, desc = shape.value_desc, is_key = false }
  print(json.encode({ ts = sysdig.make_ts(ts_s, ts_ns), data = data, info = info }, { indent = true }))
end

local function print_table_as_text(rows, elapsed, shape)
  local header = { common.extend_string(shape.value_desc, COLUMN_WIDTH) }
  for _, name in ipairs(shape.key_desc) do
    header[#header + 1] = common.extend_string(name, COLUMN_WIDTH)
  end
  print(table.concat(header))
  print(string.rep("-", 80))
  local as_text = VALUE_AS_TEXT[shape.value_units]
  if not as_text then return end
  for key, value in rows do
    local cells = common.split(tostring(key), KEY_SEPARATOR)
    for index = 1, #cells - 1 do cells[index] = common.extend_string(cells[index], COLUMN_WIDTH) end
    print(common.extend_string(as_text(value, elapsed), COLUMN_WIDTH) .. table.concat(cells))
  end
end

-- Prints the largest values of `t` (key -> number, the parts of a key joined by two bytes 1), as text or
-- as JSON. `shape` has key_fld, key_desc (lists), value_fld, value_desc, value_units (a key of
-- VALUE_AS_TEXT), top_number (0 = all) and output_format. `elapsed` is in ns.
function common.print_sorted_table(t, ts_s, ts_ns, elapsed, shape)
  local rows = common.pairs_top_by_val(t, shape.top_number, function(values, a, b)
    return values[a] > values[b]
  end)
  if shape.output_format == "json" then
    print_table_as_json(rows, ts_s, ts_ns, shape)
  else
    print_table_as_text(rows, elapsed, shape)
  end
end

-- What sysdig's module defines -------------------------------------------------------------------

for name, value in pairs(common) do _G[name] = value end
_G.json = json
_G.ONE_S_IN_NS, _G.ONE_MS_IN_NS, _G.ONE_US_IN_NS = 1000000000, 1000000, 1000

common.KEY_SEPARATOR = KEY_SEPARATOR
return common
