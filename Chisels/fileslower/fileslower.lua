description = "Reads and writes of files that took longer than a threshold, as they end. Files below /dev are left out. On a terminal lines of the host are green and those of containers blue; -pc names the container."
short_description = "Trace slow file I/O"
category = "Performance"

local common = require "common"
local slow_calls = require "slow_calls"

args = slow_calls.ARGS

slow_calls.define {
  filter = "evt.is_io=true and fd.type=file and evt.dir=<",
  columns = slow_calls.IO_COLUMNS,
  container_columns = slow_calls.CONTAINER_COLUMNS,
  accepts = function(name) return not common.starts_with(name, "/dev/") end,
}
