description = "How many different descriptors were used, by the values of a field: connections by process, files by user. A descriptor is told by its number and name."
short_description = "FD count, aggregated by an arbitrary filter field"
category = "I/O"

args = {
  { name = "key", description = "the field whose values are told apart, such as proc.name or fd.sip", argtype = "string" },
}

local common = require "common"

-- Descriptors that are told apart; those above are counted with the ones that are known.
local MAX_DESCRIPTORS = 500000

local key_name, key_field, number_field, name_field
local counts = {}
-- Which descriptors were seen, by key and descriptor.
local seen, seen_count = {}, 0

function on_set_arg(_, value)
  key_name = value
  return true
end

function on_init()
  key_field = chisel.request_field(key_name)
  number_field = chisel.request_field("fd.num")
  name_field = chisel.request_field("fd.name")
  return true
end

function on_event()
  local key, number, name = evt.field(key_field), evt.field(number_field), evt.field(name_field)
  if key == nil or number == nil or number <= 0 or name == nil or name == "" then return true end
  local descriptor = tostring(key) .. "\1\1" .. number .. name
  if not seen[descriptor] and seen_count < MAX_DESCRIPTORS then
    seen[descriptor], seen_count = true, seen_count + 1
    counts[key] = (counts[key] or 0) + 1
  end
  return true
end

function on_capture_end()
  for key, count in common.pairs_top_by_val(counts, 0, function(t, a, b) return t[a] > t[b] end) do
    print(key, count)
  end
  return true
end
