description = "The HTTP requests with the most calls, the longest mean time or the most bytes in answers, by method and URL; with -pc by container too."
short_description = "Top HTTP requests"
category = "Application"

args = {
  { name = "by", description = "what is compared: 'ncalls' (the default), 'time' or 'bytes'", argtype = "string", optional = true },
}

local common = require "common"
local http = require "http"
local live_table = require "live_table"
local tally = require "tally"

local UNITS = { ncalls = "none", time = "time", bytes = "bytes" }

local by = "ncalls"
local requests
-- Calls by key, for the mean of times.
local calls = tally.new()
local prints_containers

function on_set_arg(_, value)
  if not UNITS[value] then
    print("Invalid argument! Valid options: ncalls, bytes, time")
    return false
  end
  by = value
  return true
end

function on_init()
  http.start()
  prints_containers = sysdig.is_print_container_data()
  local keys = prints_containers and { "container", "method", "url" } or { "method", "url" }
  requests = live_table.new {
    key_fld = keys, key_desc = keys, value_fld = by, value_desc = by, value_units = UNITS[by], top_number = 30,
  }
  return true
end

function on_capture_start()
  return requests:start()
end

local function count_transaction(transaction)
  local request, response = transaction.request, transaction.response
  local cells = { request.method, request.url }
  if prints_containers then table.insert(cells, 1, (transaction.container or "<NA>")) end
  local key = table.concat(cells, common.KEY_SEPARATOR)
  calls:add(key, 1)
  if by == "bytes" then
    requests:add(key, response.length)
  elseif by == "time" then
    requests:add(key, response.ts - request.ts)
  else
    requests:add(key, 1)
  end
end

function on_event()
  http.observe(evt, count_transaction)
end

local function take_means()
  if by == "time" then
    local sums = requests.sums.values
    for key, sum in pairs(sums) do sums[key] = sum / calls.values[key] end
  end
  calls = tally.new()
end

function on_interval(ts_s, _, elapsed)
  take_means()
  return requests:refresh(ts_s, elapsed)
end

function on_capture_end(ts_s, _, elapsed)
  if not requests then return end
  take_means()
  return requests:finish(ts_s, elapsed)
end
