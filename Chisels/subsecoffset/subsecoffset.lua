description = "A line of colours each second: from left to right when within the second system calls were made; the colour is how many were, from dark green for few over yellow to red for thousands a second. Shows what happens at regular times. Combine it with a filter."
short_description = "Visualize subsecond offset execution time."
category = "CPU Usage"

local heat_map = require "heat_map"

args = heat_map.ARGS

local STEPS = 10
local NS_PER_MS = 1000000

local function milliseconds(step, interval_ns)
  return "|" .. step * interval_ns / STEPS / NS_PER_MS .. "ms"
end

heat_map.define {
  filter = "evt.dir=>",
  field = "evt.rawtime",
  interval_ns = 1000000000,
  steps = STEPS,
  title = "Tracing syscalls... red (hot) == high frequency <-> green == low frequency.\n",
  place = function(time, width, interval_ns)
    return math.floor(time % interval_ns / interval_ns * width) + 1
  end,
  label = function(step, column, width, interval_ns)
    if column <= width - #milliseconds(0.9 * STEPS, interval_ns) then return milliseconds(step, interval_ns) end
  end,
}
