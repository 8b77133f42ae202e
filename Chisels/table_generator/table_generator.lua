description = "A table of the sums of one field for each value of others. Chisels that are such a table run this one with their arguments."
short_description = "Filter on a key and value"
category = "Filter"
hidden = true

args = {
  { name = "keys", description = "fields that make a row, with commas between", argtype = "string" },
  { name = "keydescs", description = "their headings, with commas between", argtype = "string" },
  { name = "value", description = "the field that is summed", argtype = "string" },
  { name = "valuedesc", description = "its heading", argtype = "string" },
  { name = "filter", description = "which events count", argtype = "string" },
  { name = "top_number", description = "rows that are shown, 0 for all", argtype = "string" },
  { name = "value_units", description = "what sums are: 'bytes', 'time', 'timepct' or 'none'", argtype = "string" },
}

local common = require "common"
local live_table = require "live_table"

local given = {}
local key_fields, value_field = {}, nil
local sums

function on_set_arg(name, value)
  given[name] = value
  return true
end

function on_init()
  local names, headings = common.split(given.keys, ","), common.split(given.keydescs, ",")
  if #names ~= #headings then
    print("error: number of entries in keys different from number entries in keydescs")
    return false
  end
  for index, name in ipairs(names) do key_fields[index] = chisel.request_field(name) end
  value_field = chisel.request_field(given.value)
  if given.filter ~= "" then chisel.set_filter(given.filter) end
  sums = live_table.new {
    key_fld = names, key_desc = headings, value_fld = given.value, value_desc = given.valuedesc,
    value_units = given.value_units, top_number = tonumber(given.top_number),
  }
  return true
end

function on_capture_start()
  return sums:start()
end

-- Parts of the key; on_event fills the list anew.
local cells = {}

function on_event()
  for index, field in ipairs(key_fields) do
    local cell = evt.field(field)
    if cell == nil then return end
    cells[index] = tostring(cell)
  end
  local value = evt.field(value_field)
  if value ~= nil and value > 0 then sums:add(table.concat(cells, common.KEY_SEPARATOR), value) end
  return true
end

function on_interval(ts_s, _, elapsed)
  return sums:refresh(ts_s, elapsed)
end

function on_capture_end(ts_s, _, elapsed)
  if not sums then return end
  return sums:finish(ts_s, elapsed)
end
