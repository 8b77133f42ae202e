-- Bytes read and written in each second.

local io_rate = {}

-- Defines the callbacks for the events that pass `filter`.
function io_rate.define(filter)
  local result, time, is_read
  local bytes_in, bytes_out = 0, 0

  function _G.on_init()
    result = chisel.request_field("evt.rawarg.res")
    time = chisel.request_field("evt.time.s")
    is_read = chisel.request_field("evt.is_io_read")
    chisel.set_filter(filter)
    chisel.set_interval_s(1)
    return true
  end

  function _G.on_event()
    local bytes = evt.field(result)
    if bytes == nil or bytes <= 0 then return true end
    if evt.field(is_read) then
      bytes_in = bytes_in + bytes
    else
      bytes_out = bytes_out + bytes
    end
    return true
  end

  function _G.on_interval()
    print(string.format("%s in:%s out:%s tot:%s", evt.field(time) or "<NA>", tostring(bytes_in), tostring(bytes_out),
      tostring(bytes_in + bytes_out)))
    bytes_in, bytes_out = 0, 0
    return true
  end
end

return io_rate
