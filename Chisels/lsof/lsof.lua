description = "The descriptors that processes have open, as lsof shows them, at the first event that passes the filter of the command line. Without one that is the start of the capture; 'evt.num=1000' is later."
short_description = "List (and optionally filter) the open file descriptors."
category = "System State"

args = {
  { name = "filter", description = "which descriptors, such as 'proc.name=nginx and fd.name contains /etc'", argtype = "filter", optional = true },
}

local common = require "common"
local snapshot = require "snapshot"

local WIDTHS = { 20, 8, 8, 8, 8, 12 }
local filter

function on_set_arg(_, value)
  filter = value
  return true
end

-- One line; what follows the six columns is not cut.
local function print_row(cells, name)
  for index, width in ipairs(WIDTHS) do cells[index] = common.extend_string(tostring(cells[index]), width) end
  print(table.concat(cells) .. name)
end

snapshot.define(function()
  print_row({ "COMMAND", "PID", "TID", "USER", "FD", "TYPE" }, "NAME")
  for tid, thread in snapshot.by_key(sysdig.get_thread_table(filter)) do
    for number, descriptor in snapshot.by_key(thread.fdtable) do
      print_row({ thread.comm, thread.pid, tid, thread.username, number, descriptor.type }, tostring(descriptor.name))
    end
  end
end, snapshot.NO_EVENT)
