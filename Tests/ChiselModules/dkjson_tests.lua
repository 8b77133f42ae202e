local json = require "dkjson"

local function failure_of(text)
  local value, position, problem = json.decode(text)
  expect_equal(value, nil)
  return position .. ": " .. tostring(problem)
end

local function nested(depth)
  local value = {}
  for _ = 1, depth do value = { value } end
  return value
end

return {
  ["lists stay on a line and pairs get lines of their own"] = function()
    expect_equal(json.encode({ b = { 1, { c = 2 } }, a = "x" }, { indent = true }),
      '{\n  "a":"x",\n  "b":[1,{\n      "c":2\n    }]\n}')
  end,
  ["without indent there is no white space"] = function()
    expect_equal(json.encode({ b = { 1, true, json.null }, a = 0.5 }), '{"a":0.5,"b":[1,true,null]}')
  end,
  ["keys of keyorder come first"] = function()
    expect_equal(json.encode({ a = 1, b = 2, c = 3 }, { keyorder = { "c", "z" } }), '{"c":3,"a":1,"b":2}')
  end,
  ["an empty table is a list unless it says otherwise"] = function()
    expect_equal(json.encode({}), "[]")
    expect_equal(json.encode(setmetatable({}, { __jsontype = "object" })), "{}")
  end,
  ["a list with few holes has nulls, one with many is an object"] = function()
    expect_equal(json.encode({ [3] = "x" }), '[null,null,"x"]')
    expect_equal(json.encode({ 1, [20] = 2 }), '{"1":1,"20":2}')
    expect_equal(json.encode({ n = 1e9, 1 }), '{"1":1,"n":1000000000}')
  end,
  ["numbers that JSON does not have are null"] = function()
    expect_equal(json.encode({ 0 / 0, 1 / 0, -1 / 0 }), "[null,null,null]")
  end,
  ["control characters and hidden ones are escaped, others stay"] = function()
    expect_equal(json.quotestring('"\\\n\1\127é\226\128\168\239\187\191'), '"\\"\\\\\\n\\u0001\\u007fé\\u2028\\ufeff"')
  end,
  ["a value may write itself"] = function()
    local own = setmetatable({}, { __tojson = function() return "OWN" end })
    expect_equal(json.encode({ own }), "[OWN]")
  end,
  ["what has no JSON is an error"] = function()
    local cycle = {}
    cycle[1] = cycle
    expect_equal(pcall(json.encode, cycle), false)
    expect_equal(pcall(json.encode, { print }), false)
    expect_equal(pcall(json.encode, { [true] = 1 }), false)
  end,
  ["what is nested too deeply is an error, either way"] = function()
    expect_equal(pcall(json.encode, nested(900)), true)
    expect_equal(pcall(json.encode, nested(100000)), false)
    expect_equal(failure_of(string.rep("[", 100000)), "1001: nested too deeply at line 1, column 1001")
  end,
  ["text is read back"] = function()
    local text = ' {"a": [1, -2.5e1, null, true, false], "b": "\\u00e9\\ud83d\\ude00\\n"}'
    local value, after = json.decode(text .. " rest")
    expect_equal(value.a[2], -25)
    expect_equal(value.a[4], true)
    expect_equal(value.a[5], false)
    expect_equal(value.b, "é😀\n")
    expect_equal(after, #text + 1)
  end,
  ["null is what the caller wants"] = function()
    expect_equal(json.decode("[null]", 1, json.null)[1], json.null)
  end,
  ["a fault has a place"] = function()
    expect_equal(failure_of('{"a":\n 1,'), "1: unterminated object at line 1, column 1")
    expect_equal(failure_of('{"a" 1}'), "6: ':' is expected at line 1, column 6")
    expect_equal(failure_of("[1 2]"), "4: ',' or ']' is expected at line 1, column 4")
    expect_equal(failure_of(""), "1: the text ends where a value is expected at line 1, column 1")
    expect_equal(failure_of('"\\ud8'), "2: four hexadecimal digits are expected at line 1, column 2")
  end,
  ["every part of a text that is cut short is a fault"] = function()
    local text = '{"a":[1,"b\\u00e9",null],"c":{"d":true}}'
    for length = 0, #text - 1 do expect_equal((json.decode(text:sub(1, length))), nil) end
  end,
}
