description = "The ten system calls that took longest: the event of entry, and that of return with the time that the call took."
short_description = "Slowest system calls"
category = "Performance"
args = {}

local recent = require "recent"

local HOW_MANY = 10
local NS_PER_S = 1000000000

local fields
-- The line of the last entry, by thread.
local entries = recent.new(65536)
-- {latency, entry, return}, the slowest call first.
local slowest = {}

function on_init()
  fields = {
    number = chisel.request_field("evt.num"),
    type = chisel.request_field("evt.type"),
    args = chisel.request_field("evt.args"),
    latency = chisel.request_field("evt.latency"),
    process = chisel.request_field("proc.name"),
    thread = chisel.request_field("thread.tid"),
  }
  return true
end

local function line(latency, mark, thread, type)
  return string.format("%d) %d.%09d %s (%d) %s %s %s", evt.field(fields.number), math.floor(latency / NS_PER_S),
    latency % NS_PER_S, evt.field(fields.process) or "", thread, mark, type, evt.field(fields.args) or "")
end

local function insert_by_latency(call)
  local place = #slowest + 1
  while place > 1 and slowest[place - 1].latency < call.latency do place = place - 1 end
  table.insert(slowest, place, call)
  slowest[HOW_MANY + 1] = nil
end

function on_event()
  local type, latency, thread = evt.field(fields.type), evt.field(fields.latency), evt.field(fields.thread)
  if type == "switch" or latency == nil or thread == nil then return true end
  if latency == 0 then
    entries:set(thread, line(0, ">", thread, type))
  elseif #slowest < HOW_MANY or latency > slowest[HOW_MANY].latency then
    insert_by_latency({ latency = latency, entry = entries:get(thread), exit = line(latency, "<", thread, type) })
  end
  return true
end

function on_capture_end()
  for _, call in ipairs(slowest) do
    print(call.entry or "<NA>")
    print(call.exit)
  end
  return true
end
