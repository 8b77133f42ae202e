-- The data of calls, each piece below a line that tells its direction and size.

local common = require "common"
local terminal = require "ansiterminal"

local conversation = {}

-- Defines the callbacks for network input and output that passes `endpoint_filter(argument)`, which gets
-- the chisel's first argument.
function conversation.define(endpoint_filter)
  terminal.enable_color(true)
  local filter, data, is_read, result

  function _G.on_set_arg(name, value)
    if name == "disable_color" then return terminal.accept_argument(value) end
    filter = endpoint_filter(value)
    return true
  end

  function _G.on_init()
    data = chisel.request_field("evt.arg.data")
    is_read = chisel.request_field("evt.is_io_read")
    result = chisel.request_field("evt.rawarg.res")
    sysdig.set_snaplen(1000)
    chisel.set_filter("evt.is_io=true and (fd.type=ipv4 or fd.type=ipv6) and " .. filter)
    return true
  end

  function _G.on_event()
    local size, text = evt.field(result), evt.field(data)
    if size == nil or size <= 0 or text == nil then return true end
    local color, act = terminal.blue, "Write"
    if evt.field(is_read) then color, act = terminal.red, "Read" end
    print(string.format("%s------ %s %s", color, act, common.format_bytes(size)))
    print(text)
    return true
  end

  function _G.on_capture_end()
    print(terminal.reset)
  end
end

return conversation
