description = "System calls that took longer than a threshold, as they end, with the time in milliseconds. On a terminal lines of the host are green and those of containers blue; -pc names the container."
short_description = "Trace slow syscalls"
category = "Performance"

local slow_calls = require "slow_calls"

args = slow_calls.ARGS

slow_calls.define {
  columns = {
    { heading = "evt.datetime", field = "evt.datetime", format = "%-23.23s", width = 23 },
    { heading = "proc.name", field = "proc.name", format = "%-23.23s", width = 23 },
    { heading = "LATENCY(ms)", format = "%-20s", width = 20 },
    { heading = "evt.type", field = "evt.type", format = "%s", width = 20 },
  },
  container_columns = {
    -- One blank more than its column has: sysdig's heading, which scripts may look for.
    { heading = "container.id         ", heading_format = "%-20s", field = "container.id", format = "%-20.20s", width = 20 },
    slow_calls.CONTAINER_COLUMNS[2],
  },
}
