description = "The threads there are, as ps shows them, at the first event that passes the filter of the command line. Without one that is the start of the capture; 'evt.num=1000' is later."
short_description = "List (and optionally filter) the machine processes."
category = "System State"

args = {
  { name = "filter", description = "which threads, such as 'fd.name contains /etc' for those that have such files open", argtype = "filter", optional = true },
}

local common = require "common"
local snapshot = require "snapshot"

local WIDTHS = { 8, 8, 12, 11, 11, 10 }
local filter

function on_set_arg(_, value)
  filter = value
  return true
end

local function print_row(cells, command)
  for index, width in ipairs(WIDTHS) do cells[index] = common.extend_string(tostring(cells[index]), width) end
  print(table.concat(cells) .. command)
end

local function kilobytes(count)
  return common.format_bytes((count or 0) * 1024)
end

snapshot.define(function()
  print_row({ "TID", "PID", "USER", "VIRT", "RES", "FDLIMIT" }, common.extend_string("CMD", 20))
  for tid, thread in snapshot.by_key(sysdig.get_thread_table(filter)) do
    print_row({ tid, thread.pid, thread.username, kilobytes(thread.vmsize_kb), kilobytes(thread.vmrss_kb),
      thread.fdlimit }, thread.comm)
  end
end, snapshot.NO_EVENT)
