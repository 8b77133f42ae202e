-- What goes through descriptor 0, 1 or 2 of processes, as it is.

local terminal = require "ansiterminal"

local standard_stream = {}

-- Defines on_init and on_event. With `names_containers`, -pc has each piece begin with the id and name
-- of the container, in green for the host and blue for others.
function standard_stream.define(number, names_containers)
  local data, container, container_id

  function _G.on_init()
    data = chisel.request_field("evt.rawarg.data")
    if names_containers and sysdig.is_print_container_data() then
      container = chisel.request_field("container.name")
      container_id = chisel.request_field("container.id")
    end
    sysdig.set_snaplen(2000)
    chisel.set_filter("fd.num=" .. number .. " and evt.is_io=true")
    return true
  end

  function _G.on_event()
    local bytes = evt.field(data)
    if bytes == nil then return true end
    if not container then
      print(bytes)
    else
      local name = evt.field(container) or "<NA>"
      local color = name == "host" and terminal.green or terminal.blue
      print(color .. string.format("%-20.20s %-20.20s ", evt.field(container_id) or "<NA>", name) .. bytes)
    end
    return true
  end
end

return standard_stream
