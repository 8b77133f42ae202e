description = "Shows what is read and written: a line with size, direction, descriptor and process before the data of each call. Combine it with a filter. Reads are red and writes blue; with -pc each line names the container, in green for the host and in cyan for others."
short_description = "Print the data that processes read and write."
category = "I/O"

args = {
  { name = "disable_color", description = "'disable_color' for output without colours", argtype = "string", optional = true },
}

local common = require "common"
local terminal = require "ansiterminal"
terminal.enable_color(true)

local fields
local prints_containers

function on_set_arg(_, value)
  return terminal.accept_argument(value)
end

function on_init()
  fields = {
    is_read = chisel.request_field("evt.is_io_read"),
    result = chisel.request_field("evt.rawarg.res"),
    descriptor = chisel.request_field("fd.name"),
    process = chisel.request_field("proc.name"),
    container = chisel.request_field("container.name"),
    container_id = chisel.request_field("container.id"),
  }
  prints_containers = sysdig.is_print_container_data()
  sysdig.set_snaplen(2000)
  chisel.set_filter("evt.is_io=true and evt.dir=< and evt.rawres>0")
  -- The data follows the line of on_event, in the form that the command line asks for.
  chisel.set_event_formatter("%evt.arg.data")
  return true
end

local function container_part()
  if not prints_containers then return "" end
  local name = evt.field(fields.container) or "<NA>"
  local color = name == "host" and terminal.green or terminal.cyan
  return string.format("%s [%s] [%s]", color, name, evt.field(fields.container_id) or "<NA>")
end

function on_event()
  local size = evt.field(fields.result)
  if size == nil or size <= 0 then return true end
  local color, act, preposition = terminal.blue, "Write", "to"
  if evt.field(fields.is_read) then color, act, preposition = terminal.red, "Read", "from" end
  print(string.format("%s------ %s %s %s %s %s %s (%s)", color, act, common.format_bytes(size), preposition,
    container_part(), color, evt.field(fields.descriptor) or "<NA>", evt.field(fields.process) or "<NA>"))
  return true
end

function on_capture_end()
  print(terminal.reset)
end
