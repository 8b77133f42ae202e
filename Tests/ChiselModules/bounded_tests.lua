local recent = require "recent"
local tally = require "tally"

return {
  ["a tally sums what is over its limit as one"] = function()
    local sums = tally.new(2)
    for _, key in ipairs { "a", "b", "c", "a", "d" } do sums:add(key, 1) end
    expect_equal(sums.values.a, 2)
    expect_equal(sums.values.c, nil)
    expect_equal(sums.values["(others)"], 2)
  end,
  ["recent keeps the newest keys and at most twice the limit"] = function()
    local map = recent.new(10)
    for index = 1, 1000 do map:set(index, index) end
    for index = 991, 1000 do expect_equal(map:get(index), index) end
    local count = 0
    for index = 1, 1000 do count = count + (map:get(index) and 1 or 0) end
    expect_equal(count <= 20, true)
  end,
  ["recent keeps what is asked for"] = function()
    local map = recent.new(10)
    map:set("asked", 1)
    for index = 1, 1000 do
      map:set(index, index)
      expect_equal(map:get("asked"), 1)
    end
  end,
  ["recent forgets what is removed"] = function()
    local map = recent.new(1)
    map:set("a", 1)
    map:set("b", 2)
    map:remove("a")
    map:remove("b")
    expect_equal(map:get("a"), nil)
    expect_equal(map:get("b"), nil)
  end,
  ["recent tells of each value that it forgets, once, and of none that it still has"] = function()
    local alive = {}
    local map = recent.new(3, function(value)
      expect_equal(alive[value], true)
      alive[value] = nil
    end)
    for index = 1, 10000 do
      local key = index * index % 13
      local value = map:get(key)
      if value == nil then
        value = {}
        alive[value] = true
        map:set(key, value)
      end
      expect_equal(alive[value], true)
    end
  end,
}
