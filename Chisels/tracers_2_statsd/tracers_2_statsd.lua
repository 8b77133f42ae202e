description = "Sends the duration of each span in milliseconds to a statsd server, as a timer that has the name of the span's tags."
short_description = "Export spans duration as statds metrics."
category = "Tracers"

args = {
  { name = "server_addr", description = "the server's address, 127.0.0.1 if not given", argtype = "string", optional = true },
  { name = "server_port", description = "its UDP port, 8125 if not given", argtype = "string", optional = true },
}

local common = require "common"
local new_client = require "statsd"

local NS_PER_MS = 1000000

local server = { host = "127.0.0.1", port = 8125 }
local client, tags, duration

function on_set_arg(name, value)
  if name == "server_addr" then
    server.host = value
  else
    server.port = common.parse_numeric_input(value, name)
  end
  return true
end

function on_init()
  client = new_client(server)
  tags = chisel.request_field("span.tags")
  duration = chisel.request_field("span.duration")
  chisel.set_filter("evt.type=tracer and evt.dir=<")
  return true
end

function on_event()
  local name, ns = evt.field(tags), tonumber(evt.field(duration))
  if name and ns then client:timer(name, ns / NS_PER_MS) end
  return true
end
