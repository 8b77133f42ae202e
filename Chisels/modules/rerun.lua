-- Saves what threads did around chosen moments: the capture is read once more, by the same program, with
-- a filter that names thread and time.

local common = require "common"

local Moments = {}
Moments.__index = Moments

local rerun = {}

-- Moments that one filter can name; it is asked of every event.
local MAX_MOMENTS = 10000

local NS_PER_MS, NS_PER_S = 1000000, 1000000000

-- Moments of which `range_ms` (text) before and after is wanted.
function rerun.new(range_ms)
  local range = common.parse_numeric_input(range_ms, "dump_range_ms")
  return setmetatable({ range_ms = range_ms, range_ns = range * NS_PER_MS, count = 0, list = {}, last = {} }, Moments)
end

local function is_within(earlier, later, ns)
  return (later.seconds - earlier.seconds) * NS_PER_S + (later.ns - earlier.ns) < ns
end

-- Remembers the moment of `event` in thread `tid`. A moment is forgotten again when those before and after
-- it cover its range, so a busy second costs a few terms of the filter, not thousands.
function Moments:add(event, tid)
  local seconds, ns = event.get_ts()
  local moment = { tid = tid, seconds = seconds, ns = ns }
  self.count = self.count + 1
  local last = self.last[tid]
  if last and last.before and is_within(last.before, moment, 2 * self.range_ns) then
    last.seconds, last.ns = seconds, ns
    return
  end
  if #self.list >= MAX_MOMENTS then
    self.is_full = true
    return
  end
  moment.before = last and { seconds = last.seconds, ns = last.ns }
  self.last[tid] = moment
  self.list[#self.list + 1] = moment
end

-- Writes the events to `path`. Without a moment nothing is written: no filter would mean all events.
function Moments:save(path)
  if self.count == 0 then return end
  if self.is_full then print("Only the first " .. MAX_MOMENTS .. " are saved: choose fewer by a filter.") end
  local terms = {}
  for index, moment in ipairs(self.list) do
    terms[index] = string.format("(evt.around[%s]=%s and thread.tid=%d)",
      common.ts_to_str(moment.seconds, moment.ns), self.range_ms, moment.tid)
  end
  sysdig.run_app("-F -r" .. sysdig.get_evtsource_name() .. " -w" .. path .. " " .. table.concat(terms, " or "))
end

return rerun
