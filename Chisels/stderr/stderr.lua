description = "What processes write to their standard error. Combine it with a filter that picks a process. With -pc each piece begins with its container, in green for the host and in blue for others."
short_description = "Print stderr of processes"
category = "I/O"

args = {
  { name = "disable_color", description = "'disable_color' for output without colours", argtype = "string", optional = true },
}

local terminal = require "ansiterminal"
terminal.enable_color(true)

function on_set_arg(_, value)
  return terminal.accept_argument(value)
end

require("standard_stream").define(2, true)

function on_capture_end()
  terminal.restore()
end
