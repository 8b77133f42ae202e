description = "Connections and listening sockets of IPv4 and IPv6, as netstat shows them, at the first event that passes the filter of the command line. Without one that is the start of the capture; 'evt.num=1000' is later."
short_description = "List (and optionally filter) network connections."
category = "System State"

args = {
  { name = "filter", description = "which sockets, such as 'proc.name=nginx and fd.port=80'", argtype = "filter", optional = true },
}

local common = require "common"
local snapshot = require "snapshot"

local WIDTHS = { 6, 25, 25, 15 }
local filter = "(fd.type=ipv4 or fd.type=ipv6)"

function on_set_arg(_, value)
  filter = filter .. " and (" .. value .. ")"
  return true
end

local function print_row(cells, owner)
  for index, width in ipairs(WIDTHS) do cells[index] = common.extend_string(cells[index], width) end
  print(table.concat(cells) .. owner)
end

local function endpoint(address, port)
  return tostring(address) .. ":" .. tostring(port)
end

snapshot.define(function()
  print_row({ "Proto", "Server Address", "Client Address", "State" }, "TID/PID/Program Name")
  for tid, thread in snapshot.by_key(sysdig.get_thread_table(filter)) do
    local owner = tid .. "/" .. thread.pid .. "/" .. thread.comm
    for _, socket in snapshot.by_key(thread.fdtable) do
      local client, state = "0.0.0.0:*", "LISTEN"
      if socket.cip then client, state = endpoint(socket.cip, socket.cport), "ESTABLISHED" end
      print_row({ tostring(socket.l4proto), endpoint(socket.sip, socket.sport), client, state }, owner)
    end
  end
end, snapshot.NO_EVENT)
