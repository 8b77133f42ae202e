description = "A line of colours twice a second: from left to right how long system calls took, from 1 ns to 100 s, by powers of ten; the colour is how many did, from dark green for few over yellow to red for thousands a second. Combine it with a filter."
short_description = "Visualize OS latency in real time."
category = "CPU Usage"

local common = require "common"
local heat_map = require "heat_map"

args = heat_map.ARGS

-- Powers of ten of nanoseconds.
local DECADES = 11

heat_map.define {
  filter = "evt.dir=<",
  field = "evt.latency",
  interval_ns = 500000000,
  steps = DECADES,
  draws_last = true,
  place = function(latency, width)
    if latency <= 0 then return nil end
    return math.floor(math.min(math.log10(latency), DECADES) * width / DECADES) + 1
  end,
  label = function(decade) return "|" .. common.format_time_interval(10 ^ decade) end,
}
