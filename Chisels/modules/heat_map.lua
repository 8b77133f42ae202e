-- A line of a terminal in which each column's colour is how many events fell there in an interval, from
-- dark green over yellow to red, with a scale below. Lines of earlier intervals move up.

local common = require "common"
local terminal = require "ansiterminal"

local heat_map = {}

-- Colours of the 256, from few to many, and how two neighbours are mixed.
local COLORS = { 22, 28, 64, 34, 2, 76, 46, 118, 154, 191, 227, 226, 11, 220, 209, 208, 202, 197, 9, 1 }
local SHADES = { " ", "░", "▒", "░" }
-- Events per second by which one colour is above the one before.
local STEP = 1.6

heat_map.ARGS = {
  { name = "refresh_time", description = "milliseconds between two lines", argtype = "int", optional = true },
}

-- Foreground, background and character for so many events a second.
local function appearance(rate)
  local heat = math.log10(rate + 1) / math.log10(STEP)
  heat = math.min(math.max(heat, 1), #COLORS)
  local lower, upper = math.floor(heat), math.ceil(heat)
  local rest = heat - lower
  local shade = SHADES[math.floor(1 + rest * #SHADES)]
  if rest > 0.75 then return COLORS[upper], COLORS[lower], shade end
  return COLORS[lower], COLORS[upper], shade
end

local function draw_cells(counts, width, per_second)
  for column = 1, width do
    local foreground, background, character = 0, 0, " "
    if counts[column] then foreground, background, character = appearance(counts[column] * per_second) end
    terminal.setfgcol(foreground)
    terminal.setbgcol(background)
    io.write(character)
  end
  io.write(terminal.reset, "\n")
end

-- `steps` marks over the width, each with `label(step, column)`, which is nil where there is no room.
local function draw_scale(width, steps, label)
  local column = 0
  while column < width do
    local step, text = math.floor(column * steps / width), nil
    if step ~= math.floor((column - 1) * steps / width) then text = label(step, column) end
    text = text or " "
    io.write(text)
    column = column + #text
  end
  io.write("\n")
end

-- Defines the callbacks. `what` has filter, field, interval_ns, steps; `place(value, width, interval_ns)` is
-- the column of an event with that value of the field, or nil, `label(step, column, width, interval_ns)`
-- the text of a mark, `title` what is printed first, and `draws_last` whether the end draws a line.
function heat_map.define(what)
  terminal.enable_color(true)
  local interval_ns = what.interval_ns
  local width, field
  local counts = {}

  function _G.on_set_arg(name, value)
    interval_ns = common.parse_numeric_input(value, name) * 1000000
    if interval_ns <= 0 then error("refresh_time must be above 0", 0) end
    return true
  end

  function _G.on_init()
    if not sysdig.is_tty() then
      print("This chisel only works on ANSI terminals. Aborting.")
      return false
    end
    width = sysdig.get_terminal_info().width
    field = chisel.request_field(what.field)
    chisel.set_filter(what.filter)
    terminal.hidecursor()
    if what.title then print(what.title) end
    return true
  end

  function _G.on_capture_start()
    chisel.set_interval_ns(interval_ns)
    return true
  end

  function _G.on_event()
    local value = evt.field(field)
    local column = value and what.place(value, width, interval_ns)
    if column then counts[column] = (counts[column] or 0) + 1 end
    return true
  end

  function _G.on_interval()
    terminal.moveup(1)
    draw_cells(counts, width, 1000000000 / interval_ns)
    draw_scale(width, what.steps, function(step, column) return what.label(step, column, width, interval_ns) end)
    counts = {}
    return true
  end

  function _G.on_capture_end()
    -- The end comes even where on_init refused to begin.
    if not width then return end
    if what.draws_last then on_interval() end
    print(terminal.reset)
    terminal.showcursor()
    return true
  end
end

return heat_map
