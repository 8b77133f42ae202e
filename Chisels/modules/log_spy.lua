-- What chisels that show log messages share: their arguments, and saving what happened around messages.

local terminal = require "ansiterminal"
local rerun = require "rerun"

local log_spy = {}

log_spy.ARGS = {
  { name = "dump_file_name", description = "a capture to which the events around each message are saved", argtype = "string", optional = true },
  { name = "dump_range_ms", description = "milliseconds before and after each message, 1000 if not given", argtype = "int", optional = true },
  { name = "disable_color", description = "'disable_color' for output without colours", argtype = "string", optional = true },
}

-- Defines on_set_arg, on_init, on_capture_start, on_event and on_capture_end. `start()` requests fields
-- and sets filters, `show()` prints the event's messages.
function log_spy.define(start, show)
  terminal.enable_color(true)
  local path, range_ms = nil, "1000"
  local thread, moments
  local is_refused = false

  function _G.on_set_arg(name, value)
    if name == "disable_color" then return terminal.accept_argument(value) end
    if name == "dump_file_name" then path = value else range_ms = value end
    return true
  end

  function _G.on_init()
    moments = path and rerun.new(range_ms)
    thread = chisel.request_field("thread.tid")
    start()
    return true
  end

  function _G.on_capture_start()
    if not (moments and sysdig.is_live()) then return true end
    print("events export not supported on live captures")
    is_refused = true
    return false
  end

  function _G.on_event()
    show()
    if moments then moments:add(evt, evt.field(thread)) end
    return true
  end

  function _G.on_capture_end()
    if sysdig.is_tty() then print(terminal.reset) end
    if not moments or is_refused then return end
    print("Writing events for " .. moments.count .. " log entries")
    moments:save(path)
  end
end

return log_spy
