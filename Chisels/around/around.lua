description = "Saves what a thread did shortly before and after each event that the filter on the command line passes: 'around errors.scap 100' with the filter 'evt.failed=true' gives a tenth of a second before and after each failure."
short_description = "Export to file the events around the time range where the given filter matches."
category = "Misc"

args = {
  { name = "dump_file_name", description = "the capture that is written", argtype = "string", optional = false },
  { name = "dump_range_ms", description = "milliseconds before and after each event, 1000 if not given", argtype = "int", optional = true },
}

local terminal = require "ansiterminal"
local rerun = require "rerun"
terminal.enable_color(true)

local path, range_ms = nil, "1000"
local time, process, thread
local moments
local is_reading = false

function on_set_arg(name, value)
  if name == "dump_file_name" then path = value else range_ms = value end
  return true
end

function on_init()
  if sysdig.get_filter() == "" then
    print("no filter specified")
    return false
  end
  moments = rerun.new(range_ms)
  time = chisel.request_field("evt.time")
  process = chisel.request_field("proc.name")
  thread = chisel.request_field("thread.tid")
  return true
end

function on_capture_start()
  is_reading = not sysdig.is_live()
  if not is_reading then print("live capture not supported") end
  return is_reading
end

function on_event()
  local tid = evt.field(thread)
  print(evt.field(time) .. " " .. (evt.field(process) or "<NA>") .. "(" .. tid .. ")")
  moments:add(evt, tid)
  return true
end

function on_capture_end()
  if sysdig.is_tty() then print(terminal.reset) end
  -- The end comes even where the beginning was refused.
  if not is_reading then return end
  print("\nSaving events around " .. moments.count .. " syslog entries to " .. path)
  moments:save(path)
end
