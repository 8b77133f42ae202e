description = "Shells that are started with an environment in which a variable is a function definition with something behind it, which an unpatched bash runs (CVE-2014-6271): when, by whom, and the value. Functions that bash itself exports are left out."
short_description = "print shellshock attacks"
category = "Security"
args = {}

local common = require "common"

local time, parent_name, parent, environment

function on_init()
  time = chisel.request_field("evt.time")
  parent_name = chisel.request_field("proc.pname")
  parent = chisel.request_field("proc.ppid")
  environment = chisel.request_field("evt.rawarg.env")
  chisel.set_filter("evt.type=execve and evt.dir=< and (proc.name=bash or proc.name=sh)")
  print(common.extend_string("TIME", 22) .. common.extend_string("PROCNAME", 22)
    .. common.extend_string("PID", 8) .. "FUNCTION")
  return true
end

-- The first value that defines a function, in variables with NULs between; a patched bash exports its own
-- functions under names that begin with BASH_FUNC_.
local function find_function(variables)
  for variable in variables:gmatch("[^%z]+") do
    local name, value = variable:match("^([^=]*)=(%(%) ?{.+)")
    if name and not common.starts_with(name, "BASH_FUNC_") then return value end
  end
end

function on_event()
  local variables = evt.field(environment)
  local value = variables and find_function(variables)
  if value then
    print(common.extend_string(evt.field(time), 22) .. common.extend_string(evt.field(parent_name) or "<NA>", 22)
      .. common.extend_string(tostring(evt.field(parent)), 8) .. value:gsub("[%c\127]", "."))
  end
  return true
end
