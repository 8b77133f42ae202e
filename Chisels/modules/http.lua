-- HTTP/1 requests and their answers, as processes read and write them.
--
-- The first buffer that begins like a request opens a transaction of its descriptor, the next one that
-- holds a status line closes it. Only what is in those two buffers is seen, and only as text: line ends
-- are two dots. Unlike `bodies`, which come from the bytes.

local recent = require "recent"

local http = {}

-- Requests without an answer that are remembered, by process and descriptor.
local MAX_OPEN = 16384
local FILTER = "evt.is_io = true and evt.buflen > 0 and (fd.sockfamily = ip or fd.sockfamily = unix)"
local DIRECTIONS = { read = "<", write = ">" }

-- A run of visible characters; %g is not in Lua 5.1.
local WORD = "([\33-\126]+)"
local REQUEST_LINE = "^(%u+) " .. WORD
local HOST = "Host: " .. WORD .. "%.%."
local STATUS_LINE = "HTTP/[\33-\126]+ (%d+)"
local CONTENT_LENGTH = "Content%-Length: (%d+)%.%."

local fields
local transactions = recent.new(MAX_OPEN)

-- What `pattern` finds in `text`, where it begins with `word` as it is: most texts lack the word, and tell so faster.
local function capture(text, word, pattern)
  local start = text:find(word, 1, true)
  return start and text:match(pattern, start)
end

-- The method and url of the request that `text` begins with, or nil.
function http.parse_request(text)
  local method, url = text:match(REQUEST_LINE)
  if not method then return nil end
  return { method = method, url = (capture(text, "Host: ", HOST) or "") .. url }
end

-- The status code and stated length of the answer that is in `text`, or nil.
function http.parse_response(text)
  local code = capture(text, "HTTP/", STATUS_LINE)
  if not code then return nil end
  return { code = tonumber(code), length = tonumber(capture(text, "Content-Length: ", CONTENT_LENGTH) or 0) }
end

-- In on_init: sets the filter and asks for fields. With `options.bodies`, requests and answers get a
-- `body`: what follows the headers in their buffer.
function http.start(options)
  local with_bodies = options and options.bodies
  chisel.set_filter(FILTER)
  fields = {
    buffer = chisel.request_field("evt.buffer"),
    descriptor = chisel.request_field("fd.num"),
    process = chisel.request_field("proc.pid"),
    time = chisel.request_field("evt.rawtime"),
    direction = chisel.request_field("evt.io_dir"),
    container = chisel.request_field("container.name"),
    bytes = with_bodies and chisel.request_field("evt.rawarg.data"),
  }
  sysdig.set_snaplen(with_bodies and 8192 or 1024)
end

local function body_of(event)
  local bytes = fields.bytes and event.field(fields.bytes)
  return bytes and bytes:match("\r\n\r\n(.+)")
end

-- Whether `text` may be a request or an answer. Most buffers are neither, and are told so at little cost.
local function is_of_interest(text)
  return text:find("HTTP/", 1, true) or text:find("^%u+ ")
end

-- In on_event: calls `on_transaction` with the transaction that this event completes, if it does:
-- {request = {method, url, ts, body}, response = {code, length, ts, body}, dir, container}.
function http.observe(event, on_transaction)
  local text = event.field(fields.buffer)
  if not (text and is_of_interest(text)) then return end
  local process, descriptor = event.field(fields.process), event.field(fields.descriptor)
  if not (process and descriptor) then return end
  local key = string.format("%d\1\1%d", process, descriptor)
  local transaction = transactions:get(key)
  if not transaction then
    local request = http.parse_request(text)
    if not request then return end
    request.ts, request.body = event.field(fields.time), body_of(event)
    transactions:set(key, {
      request = request,
      dir = DIRECTIONS[event.field(fields.direction)] or "<NA>",
      container = event.field(fields.container),
    })
    return
  end
  local response = http.parse_response(text)
  if not response then return end
  response.ts, response.body = event.field(fields.time), body_of(event)
  transaction.response = response
  transactions:remove(key)
  on_transaction(transaction)
end

-- What sysdig's module defines, for scripts that were written for it.
_G.parse_request, _G.parse_response = http.parse_request, http.parse_response
_G.run_http_parser = http.observe
function _G.http_init()
  http.start()
  _G.datetime_field = chisel.request_field("evt.datetime")
end

return http
