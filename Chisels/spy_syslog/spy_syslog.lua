description = "Messages that processes send to the system's log, with facility, severity, process and thread. On a terminal errors are red, warnings yellow, others green. Optionally saves the events around each."
short_description = "Print every message written to syslog. Optionally, export the events around each syslog message to file."
category = "Logs"

local terminal = require "ansiterminal"
local log_spy = require "log_spy"

args = log_spy.ARGS

local WARNING = 4

local fields
local names_container, has_colors

local function start()
  fields = {
    facility = chisel.request_field("syslog.facility.str"),
    severity = chisel.request_field("syslog.severity.str"),
    severity_code = chisel.request_field("syslog.severity"),
    message = chisel.request_field("syslog.message"),
    process = chisel.request_field("proc.name"),
    thread = chisel.request_field("thread.tid"),
    container = chisel.request_field("container.name"),
    container_id = chisel.request_field("container.id"),
  }
  names_container, has_colors = sysdig.is_print_container_data(), sysdig.is_tty()
  sysdig.set_snaplen(1000)
  chisel.set_filter("fd.name contains /dev/log and evt.is_io_write=true and evt.dir=< and evt.failed=false")
end

local function text_of(field)
  local value = evt.field(field)
  return value == nil and "<NA>" or tostring(value)
end

local function color_of_event()
  local code = evt.field(fields.severity_code) or WARNING + 1
  if code == WARNING then return terminal.yellow end
  if code < WARNING then return terminal.red end
  return evt.field(fields.container) == "host" and terminal.green or terminal.blue
end

log_spy.define(start, function()
  local container = ""
  if names_container then
    container = string.format("%-20s %-20s ", text_of(fields.container_id), text_of(fields.container))
  end
  local color = has_colors and color_of_event() or ""
  print(string.format("%s%s%s.%s %s[%s] %s", color, container, text_of(fields.facility), text_of(fields.severity),
    text_of(fields.process), text_of(fields.thread), text_of(fields.message)))
end)
