-- Calls that took longer than a threshold, a line each, below headings.

local common = require "common"
local terminal = require "ansiterminal"

local slow_calls = {}

slow_calls.ARGS = {
  { name = "min_ms", description = "calls that take longer than these milliseconds are shown", argtype = "int", optional = false },
  { name = "disable_color", description = "'disable_color' for output without colours", argtype = "string", optional = true },
}

local NS_PER_MS = 1000000

-- Columns that only -pc, -pk and -pm show.
slow_calls.CONTAINER_COLUMNS = {
  { heading = "container.id", field = "container.id", format = "%-20.20s", width = 20 },
  { heading = "container.name", field = "container.name", format = "%-20.20s", width = 20 },
}

local function print_headings(columns)
  local headings, rules = {}, {}
  for index, column in ipairs(columns) do
    local format = column.heading_format or column.format
    headings[index] = string.format(format, column.heading)
    rules[index] = string.format(format, string.rep("-", column.width))
  end
  print(table.concat(headings, " "))
  print(table.concat(rules, " "))
end

-- Defines the callbacks. `what.columns` lists {heading, field, format, width}, and heading_format where
-- that is another; the column without a field shows the latency in ms, those in `container_columns`
-- belong behind the first one. `what.accepts`, if given, is asked of the event's fd.name.
function slow_calls.define(what)
  terminal.enable_color(true)
  local min_ms, latency, container, descriptor
  local columns

  function _G.on_set_arg(name, value)
    if name == "disable_color" then return terminal.accept_argument(value) end
    min_ms = common.parse_numeric_input(value, name)
    return true
  end

  function _G.on_init()
    latency = chisel.request_field("evt.latency")
    container = chisel.request_field("container.name")
    descriptor = chisel.request_field("fd.name")
    columns = common.concattable({}, what.columns)
    if sysdig.is_print_container_data() then
      for index, column in ipairs(what.container_columns) do table.insert(columns, index + 1, column) end
    end
    for _, column in ipairs(columns) do
      column.handle = column.field and chisel.request_field(column.field)
    end
    if what.filter then chisel.set_filter(what.filter) end
    print_headings(columns)
    return true
  end

  function _G.on_event()
    local taken = evt.field(latency)
    if taken == nil or taken / NS_PER_MS <= min_ms then return true end
    if what.accepts and not what.accepts(evt.field(descriptor) or "<NA>") then return true end
    local cells = {}
    for index, column in ipairs(columns) do
      local value = taken / NS_PER_MS
      if column.handle then value = evt.field(column.handle) or "<NA>" end
      cells[index] = string.format(column.format, value)
    end
    local color = evt.field(container) == "host" and terminal.green or terminal.blue
    print(color .. table.concat(cells, " "))
    return true
  end

  function _G.on_capture_end()
    terminal.restore()
  end
end

-- The columns of input and output: whole milliseconds, and the descriptor last.
slow_calls.IO_COLUMNS = {
  { heading = "evt.datetime", field = "evt.datetime", format = "%-23.23s", width = 23 },
  { heading = "proc.name", field = "proc.name", format = "%-12.12s", width = 12 },
  { heading = "evt.type", field = "evt.type", format = "%-8s", width = 8 },
  { heading = "LATENCY(ms)", format = "%12d", heading_format = "%-12s", width = 12 },
  { heading = "fd.name", field = "fd.name", format = "%s", width = 41 },
}

return slow_calls
