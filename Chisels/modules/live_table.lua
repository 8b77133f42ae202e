-- A table of sums that is printed once at the end of a capture, and drawn anew each second of a live one.

local common = require "common"
local terminal = require "ansiterminal"
local tally = require "tally"

local LiveTable = {}
LiveTable.__index = LiveTable

local live_table = {}

-- `shape` is that of common.print_sorted_table, without the output format.
function live_table.new(shape)
  return setmetatable({ shape = shape, sums = tally.new(), is_live = false }, LiveTable)
end

function LiveTable:add(key, amount)
  self.sums:add(key, amount)
end

-- In on_capture_start, where it is known what is read and how output is wanted.
function LiveTable:start()
  self.is_live = sysdig.is_live()
  self.shape.output_format = sysdig.get_output_format()
  self.is_drawn = self.is_live and self.shape.output_format ~= "json"
  if self.is_live then chisel.set_interval_s(1) end
  if self.is_drawn then
    terminal.clearscreen()
    terminal.hidecursor()
  end
  return true
end

local function print_sums(self, ts_s, elapsed)
  common.print_sorted_table(self.sums.values, ts_s, 0, elapsed, self.shape)
end

-- In on_interval: shows this interval's sums and forgets them.
function LiveTable:refresh(ts_s, elapsed)
  if self.is_drawn then
    terminal.clearscreen()
    terminal.moveto(0, 0)
  end
  print_sums(self, ts_s, elapsed)
  self.sums = tally.new()
  return true
end

-- In on_capture_end.
function LiveTable:finish(ts_s, elapsed)
  if self.is_drawn then
    terminal.clearscreen()
    terminal.moveto(0, 0)
    terminal.showcursor()
  else
    print_sums(self, ts_s, elapsed)
  end
  return true
end

return live_table
