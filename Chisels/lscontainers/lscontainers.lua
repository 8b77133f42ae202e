description = "The containers that are known at the first event that passes the filter of the command line, with engine, image, name and id."
short_description = "List the running containers"
category = "System State"

args = {
  { name = "desc", description = "'desc' to list all that is known of each", argtype = "string", optional = true },
}

local common = require "common"
local snapshot = require "snapshot"

local COLUMNS = { { "type", 15 }, { "image", 16 }, { "name", 20 }, { "id", 13 } }
local in_detail = false

function on_set_arg(_, value)
  in_detail = value == "desc"
  return in_detail
end

-- A line of what `cell(name, width)` gives for each column.
local function print_row(cell)
  local cells = {}
  for _, column in ipairs(COLUMNS) do
    local name, width = column[1], column[2]
    cells[#cells + 1] = common.extend_string(tostring(cell(name, width)), width)
  end
  print(table.concat(cells))
end

snapshot.define(function()
  local containers = sysdig.get_container_table()
  if in_detail then return print(common.st(containers)) end
  print_row(function(name) return "container." .. name end)
  print_row(function(_, width) return string.rep("-", width) end)
  for _, container in snapshot.by_key(containers) do
    print_row(function(name) return container[name] end)
  end
end)
