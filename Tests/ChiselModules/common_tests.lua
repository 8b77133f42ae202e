local common = require "common"

-- What print_sorted_table prints.
local function printed(values, shape)
  local lines, original = {}, print
  function print(text) lines[#lines + 1] = text end
  sysdig = { make_ts = function(seconds) return seconds .. "000000000" end }
  common.print_sorted_table(values, 7, 0, 2000000000, shape)
  print, sysdig = original, nil
  return table.concat(lines, "\n")
end

local function shape(more)
  local all = {
    key_fld = { "proc.name", "proc.pid" }, key_desc = { "Process", "PID" }, value_fld = "evt.count",
    value_desc = "Calls", value_units = "none", top_number = 2, output_format = "normal",
  }
  for key, value in pairs(more or {}) do all[key] = value end
  return all
end

local RULE = string.rep("-", 80)

return {
  ["bytes change their unit above its size"] = function()
    expect_equal(common.format_bytes(0), "0B")
    expect_equal(common.format_bytes(1024), "1024B")
    expect_equal(common.format_bytes(1536), "1.50KB")
    expect_equal(common.format_bytes(1024 ^ 2 + 1), "1.00M")
    expect_equal(common.format_bytes(3 * 1024 ^ 4), "3.00T")
    expect_equal(common.format_bytes(2 * 1024 ^ 5), "2.00P")
  end,
  ["times are cut and change their unit at its size"] = function()
    expect_equal(common.format_time_interval(17), "17ns")
    expect_equal(common.format_time_interval(3409), "3.40us")
    expect_equal(common.format_time_interval(12999), "12us")
    expect_equal(common.format_time_interval(1259999), "1.25ms")
    expect_equal(common.format_time_interval(250000000), "250ms")
    expect_equal(common.format_time_interval(602699999999), "602.69s")
  end,
  ["a cell is padded, or cut with a blank at its end"] = function()
    expect_equal(common.extend_string("ab", 4), "ab  ")
    expect_equal(common.extend_string("abcd", 4), "abc ")
    expect_equal(common.extend_string("abcd", 0), "")
  end,
  ["text is split at a pattern, and what lies between may be empty"] = function()
    expect_equal(table.concat(common.split("a,,b", ","), "|"), "a||b")
    expect_equal(#common.split("", ","), 1)
  end,
  ["a time keeps all its digits"] = function()
    expect_equal(common.ts_to_str(1481211698, 5), "1481211698000000005")
  end,
  ["what is equally large comes by its key"] = function()
    local keys = {}
    for key in common.pairs_top_by_val({ b = 1, a = 1, c = 2 }, 0, function(t, x, y) return t[x] > t[y] end) do
      keys[#keys + 1] = key
    end
    expect_equal(table.concat(keys), "cab")
  end,
  ["an order that contradicts itself does no harm"] = function()
    local values = {}
    for index = 1, 200 do values[index] = index % 3 end
    local count = 0
    for _ in common.pairs_top_by_val(values, 0, function(t, x, y) return t[x] >= t[y] end) do count = count + 1 end
    expect_equal(count, 200)
  end,
  ["a table has its value first and cuts all keys but the last"] = function()
    local long = string.rep("x", 30)
    local text = printed({ [long .. "\1\1" .. long] = 3, ["a\1\1" .. "1"] = 2, ["b\1\1" .. "1"] = 1 }, shape())
    expect_equal(text, "Calls               Process             PID                 \n" .. RULE
      .. "\n3                   " .. string.rep("x", 19) .. " " .. long .. "\n2                   a                   1")
  end,
  ["a percentage is that of the table's time"] = function()
    local text = printed({ ["a\1\1" .. "1"] = 500000000 }, shape { value_units = "timepct" })
    expect_equal(text:match("[%d.]+%%"), "25.00%")
  end,
  ["a table as JSON has sorted keys and the value's description third"] = function()
    local text = printed({ a = 2 }, shape { key_fld = { "proc.name" }, key_desc = { "Process" }, output_format = "json" })
    expect_equal(text:gsub("%s", ""), '{"data":[["a",2]],"info":[{"desc":"Process","is_key":true,"name":"proc.name"},null,'
      .. '{"desc":"Calls","is_key":false,"name":"evt.count"}],"ts":"7000000000"}')
  end,
  ["a copy is deep, and a cycle stays one"] = function()
    local original = { inner = { 1 } }
    original.itself = original
    local copy = common.copytable(original)
    expect_equal(copy.itself, copy)
    expect_equal(copy.inner ~= original.inner and copy.inner[1], 1)
  end,
  ["a list that is appended to itself ends"] = function()
    local list = { 1, 2 }
    expect_equal(#common.concattable(list, list), 4)
  end,
  ["a value is described with sorted keys"] = function()
    expect_equal(common.st({ b = true, a = { "x" } }, nil, true), '{ a = {  1 = "x", }, b = true,}')
  end,
  ["what is no number is an error that names the argument"] = function()
    local passed, problem = pcall(common.parse_numeric_input, "ten", "min_ms")
    expect_equal(passed, false)
    expect_equal(problem, "Input min_ms must be a number.")
  end,
  ["scripts of others find the functions as globals"] = function()
    expect_equal(format_bytes, common.format_bytes)
    expect_equal(json.null, require("dkjson").null)
  end,
}
