description = "Programs that end, with how long they ran, red from ten seconds and yellow from three, otherwise green, in containers blue. -pc names the container."
short_description = "Show process execution time"
category = "Performance"

args = {
  { name = "disable_color", description = "'disable_color' for output without colours", argtype = "string", optional = true },
}

local common = require "common"
local terminal = require "ansiterminal"
terminal.enable_color(true)

local YELLOW_NS, RED_NS = 3000000000, 10000000000

local COLUMNS = {
  { heading = "proc.duration", format = "%-13.13s", rule = 13 },
  { heading = "container.id", format = "%-20.20s", rule = 20, is_of_container = true },
  { heading = "container.name", format = "%-20.20s", rule = 20, is_of_container = true },
  { heading = "proc.name", format = "%-12.12s", rule = 12 },
  { heading = "proc.args", format = "%s", rule = 20 },
}

local columns

function on_set_arg(_, value)
  return terminal.accept_argument(value)
end

-- A line with what `cell(column)` gives for each column.
local function line_of(cell)
  local cells = {}
  for index, column in ipairs(columns) do cells[index] = string.format(column.format, cell(column)) end
  return table.concat(cells, " ")
end

function on_init()
  local prints_containers = sysdig.is_print_container_data()
  columns = {}
  for _, column in ipairs(COLUMNS) do
    column.handle = chisel.request_field(column.heading)
    if prints_containers or not column.is_of_container then columns[#columns + 1] = column end
  end
  chisel.set_filter("evt.type=procexit")
  print(line_of(function(column) return column.heading end))
  print(line_of(function(column) return string.rep("-", column.rule) end))
  return true
end

local function color_of(duration)
  if duration > RED_NS then return terminal.red end
  if duration > YELLOW_NS then return terminal.yellow end
  return evt.field(COLUMNS[3].handle) == "host" and terminal.green or terminal.blue
end

function on_event()
  local duration = evt.field(COLUMNS[1].handle)
  if duration == nil then return true end
  print(color_of(duration) .. line_of(function(column)
    if column == COLUMNS[1] then return common.format_time_interval(duration) end
    return evt.field(column.handle) or "<NA>"
  end))
  return true
end

function on_capture_end()
  print(terminal.reset)
end
