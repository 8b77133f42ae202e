description = "Each read and write of files, with when, who, how much and the data; of one file if it is named. Terminals are left out."
short_description = "Echo any read/write made by any process to all files. Optionally, you can provide the name of one file to only intercept reads/writes to that file."
category = "I/O"

args = {
  { name = "read_or_write", description = "'R' for reads, 'W' for writes, 'RW' for both, which is the default", argtype = "string", optional = true },
  { name = "spy_on_file_name", description = "the name of the only file that is watched", argtype = "string", optional = true },
}

local common = require "common"

local DIRECTIONS = { R = "evt.is_io_read=true", W = "evt.is_io_write=true", RW = "evt.is_io=true" }

local direction = DIRECTIONS.RW
local files = "(not fd.name contains /dev/pt and not fd.name contains /dev/tty)"
local fields

function on_set_arg(name, value)
  if name == "spy_on_file_name" then
    if value ~= "" then files = string.format('(fd.name="%s")', value) end
    return true
  end
  direction = DIRECTIONS[value:upper()]
  if not direction then error("spy_file: the first argument is R, W or RW, not '" .. value .. "'", 0) end
  return true
end

function on_init()
  fields = {
    time = chisel.request_field("evt.time"),
    process = chisel.request_field("proc.name"),
    pid = chisel.request_field("proc.pid"),
    is_write = chisel.request_field("evt.is_io_write"),
    result = chisel.request_field("evt.rawarg.res"),
    file = chisel.request_field("fd.name"),
    data = chisel.request_field("evt.arg.data"),
  }
  sysdig.set_snaplen(2000)
  sysdig.set_output_format("ascii")
  chisel.set_filter(files .. " and " .. direction .. " and fd.type=file and evt.dir=< and evt.failed=false")
  return true
end

function on_event()
  print(string.format("%s %s(%s) %s %s %s %s", evt.field(fields.time), evt.field(fields.process) or "<NA>",
    tostring(evt.field(fields.pid)), evt.field(fields.is_write) and "W" or "R",
    common.format_bytes(evt.field(fields.result) or 0), evt.field(fields.file) or "<NA>",
    evt.field(fields.data) or "<NA>"))
  return true
end
