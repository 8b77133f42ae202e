description = "Process ids of the login shells from which programs were started; optionally only of those that started certain programs. spy_users and filters such as 'proc.loginshellid=1234' show what happened in one. With -pc its container is named."
short_description = "List the login shell IDs"
category = "Security"

args = {
  { name = "command", description = "text in the names of programs, or * for any", argtype = "string", optional = true },
  { name = "arguments", description = "text in the arguments of programs", argtype = "string", optional = true },
}

local common = require "common"
local tally = require "tally"

local wanted_command, wanted_arguments
local shell, command, arguments, container, container_id
local prints_containers
-- The line of each shell, as the key.
local shells = tally.new()

function on_set_arg(name, value)
  if name == "arguments" then
    wanted_arguments = value
  elseif value ~= "*" then
    wanted_command = value
  end
  return true
end

function on_init()
  shell = chisel.request_field("proc.loginshellid")
  command = chisel.request_field("evt.arg.exe")
  arguments = chisel.request_field("evt.arg.args")
  container = chisel.request_field("container.name")
  container_id = chisel.request_field("container.id")
  prints_containers = sysdig.is_print_container_data()
  chisel.set_filter("evt.type=execve")
  return true
end

local function holds(text, wanted)
  return wanted == nil or (text ~= nil and text:find(wanted, 1, true) ~= nil)
end

function on_event()
  local id, started = evt.field(shell), evt.field(command)
  if id == nil or started == nil then return true end
  if not (holds(started, wanted_command) and holds(evt.field(arguments), wanted_arguments)) then return true end
  local line = id
  if prints_containers then
    line = id .. " " .. (evt.field(container) or "<NA>") .. " " .. (evt.field(container_id) or "<NA>")
  end
  shells:add(line, 1)
  return true
end

function on_capture_end()
  print(wanted_command and "Shells containing " .. wanted_command .. ":" or "All shells:")
  for line in common.pairs_top_by_val(shells.values, 0, function() return false end) do print(line) end
end
