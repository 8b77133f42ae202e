description = "Network input and output that took longer than a threshold, as it ends. On a terminal lines of the host are green and those of containers blue; -pc names the container."
short_description = "Trace slow network I/0"
category = "Performance"

local slow_calls = require "slow_calls"

args = slow_calls.ARGS

slow_calls.define {
  filter = "evt.is_io=true and (fd.type=ipv4 or fd.type=ipv6) and evt.dir=<",
  columns = slow_calls.IO_COLUMNS,
  container_columns = slow_calls.CONTAINER_COLUMNS,
}
