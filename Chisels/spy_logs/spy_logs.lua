description = "Lines that processes write to files whose names hold '.log', '_log' or '/var/log', with process and file. On a terminal lines that speak of errors are red, of warnings yellow, others green. Optionally saves the events around each."
short_description = "Echo any write made by any process to a log file. Optionally, export the events around each log message to file."
category = "Logs"

local terminal = require "ansiterminal"
local log_spy = require "log_spy"

args = log_spy.ARGS

local LOG_FILES = "((fd.name contains .log or fd.name contains _log or fd.name contains /var/log)"
  .. " and not (fd.name contains .gz or fd.name contains .tgz))"

local data, process, file, container
local names_container, has_colors

local function start()
  data = chisel.request_field("evt.buffer")
  process = chisel.request_field("proc.name")
  file = chisel.request_field("fd.name")
  container = chisel.request_field("container.name")
  names_container, has_colors = sysdig.is_print_container_data(), sysdig.is_tty()
  sysdig.set_snaplen(2000)
  sysdig.set_output_format("ascii")
  chisel.set_filter(LOG_FILES .. " and evt.is_io_write=true and evt.dir=< and evt.failed=false")
end

local function color_of(line)
  local lowered = line:lower()
  if lowered:find("warn", 1, true) then return terminal.yellow end
  if lowered:find("err", 1, true) then return terminal.red end
  return terminal.green
end

local function print_line(line, origin, container_name)
  local text = origin .. line
  if not has_colors then
    print(names_container and container_name .. " " .. text or text)
    return
  end
  local color = color_of(line)
  if names_container then
    local container_color = container_name == "host" and color or terminal.blue
    print(string.format("%s %s %s %s %s", color, container_color, container_name, color, text))
  else
    print(color .. " " .. text)
  end
end

local function show()
  local origin = (evt.field(process) or "<NA>") .. " " .. (evt.field(file) or "<NA>") .. " "
  local container_name = evt.field(container) or "<NA>"
  for line in (evt.field(data) or ""):gmatch("[^\n]+") do print_line(line, origin, container_name) end
end

log_spy.define(start, show)
