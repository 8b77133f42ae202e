description = "Requests to memcached in its text protocol: when, which key, and for 'set' how large the value is."
short_description = "memcached requests log"
category = "Application"

args = {
  { name = "method", description = "'get' or 'set' for only these", argtype = "string", optional = true },
  { name = "size", description = "only values from this size on, for 'set'", argtype = "int", optional = true },
}

local common = require "common"

local wanted_method
local least_size = 0
local data, time

function on_set_arg(name, value)
  if name == "size" then
    least_size = common.parse_numeric_input(value, name)
    return true
  end
  wanted_method = value
  return value == "get" or value == "set"
end

function on_init()
  sysdig.set_snaplen(4096)
  chisel.set_filter("(fd.sport=11211 or proc.name=memcached) and evt.is_io=true")
  data = chisel.request_field("evt.rawarg.data")
  time = chisel.request_field("evt.datetime")
  return true
end

function on_event()
  local request = evt.field(data)
  -- get KEY..., gets KEY..., set KEY FLAGS EXPIRES BYTES
  local line = request and request:match("^[gs]et[^\r\n]*")
  if not line then return true end
  local words = common.split(line, " ")
  local method, key, size = words[1], words[2], tonumber(words[5]) or 0
  if key == nil or (wanted_method and wanted_method ~= method) then return true end
  if method == "set" and size < least_size then return true end
  print(string.format("%s method=%s size=%dB key=%s", evt.field(time), method, size, (key:gsub("[%c\127]", "."))))
  return true
end
