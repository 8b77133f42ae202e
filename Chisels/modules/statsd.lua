-- Metrics to a statsd server, one datagram each or several lines in one.
--
--     local statsd = require "statsd" { host = "127.0.0.1", port = 8125, namespace = "shop" }
--     statsd:timer("checkout", 12.5)

local Client = {}
Client.__index = Client

-- 576 bytes, which every network carries whole, less the longest headers of IP and UDP.
local PACKET_SIZE = 508

function Client:send_to_socket(text)
  return sysdig.udp_send(text)
end

local function line(self, name, value, kind, sample_rate)
  local prefix = self.namespace and self.namespace .. "." or ""
  local rate = sample_rate ~= 1 and "|@" .. sample_rate or ""
  return prefix .. tostring(name):gsub("[:|@]", "_") .. ":" .. value .. "|" .. kind .. rate
end

-- Sends the lines in as few datagrams as they fit into.
local function send_lines(self, lines)
  local batch, size = {}, 0
  for _, text in ipairs(lines) do
    if #batch > 0 and size + #text + 1 > self.packet_size then
      local sent, problem = self:send_to_socket(table.concat(batch, "\n"))
      if not sent then return nil, problem end
      batch, size = {}, 0
    end
    batch[#batch + 1], size = text, size + #text + 1
  end
  return self:send_to_socket(table.concat(batch, "\n"))
end

-- `stats` as lines. It is a table name -> value; where they are counted a list of names counts each once.
local function lines_of(self, stats, kind, sample_rate, is_negative)
  local lines = {}
  for name, value in pairs(stats) do
    if kind == "c" then
      if type(name) == "number" then name, value = value, 1 end
      if is_negative then value = -value end
    end
    lines[#lines + 1] = line(self, name, value, kind, sample_rate)
  end
  table.sort(lines)
  return lines
end

-- `stat` is a name, with `value`, or a table; then the sample rate is where the value would be.
function Client:send(stat, value, kind, sample_rate, is_negative)
  local is_table = type(stat) == "table"
  if is_table then sample_rate = value end
  sample_rate = sample_rate or 1
  if sample_rate ~= 1 and math.random() > sample_rate then return end
  if is_table then return send_lines(self, lines_of(self, stat, kind, sample_rate, is_negative)) end
  return self:send_to_socket(line(self, stat, value, kind, sample_rate))
end

function Client:gauge(stat, value, sample_rate) return self:send(stat, value, "g", sample_rate) end
function Client:counter(stat, value, sample_rate) return self:send(stat, value, "c", sample_rate) end
function Client:increment(stat, value, sample_rate) return self:send(stat, value or 1, "c", sample_rate, false) end
function Client:timer(stat, ms) return self:send(stat, ms, "ms") end
function Client:histogram(stat, value) return self:send(stat, value, "h") end
function Client:meter(stat, value) return self:send(stat, value, "m") end

function Client:decrement(stat, value, sample_rate)
  value = value or 1
  if type(stat) == "string" then value = -value end
  return self:send(stat, value, "c", sample_rate, true)
end

return function(options)
  options = options or {}
  sysdig.udp_setpeername(options.host or "127.0.0.1", options.port or 8125)
  return setmetatable({
    namespace = options.namespace,
    packet_size = options.packet_size or PACKET_SIZE,
  }, Client)
end
