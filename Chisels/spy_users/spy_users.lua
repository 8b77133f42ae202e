description = "Commands that are run from shells and directories that shells go to, indented by how deep the shell is nested, with the id of the outermost shell and the user. With -pc the container is named, in green for the host and in blue for others."
short_description = "Display interactive user activity"
category = "Security"

args = {
  { name = "max_depth", description = "how deep shells and commands may be nested to be shown", argtype = "int", optional = true },
  { name = "disable_color", description = "'disable_color' for output without colours", argtype = "string", optional = true },
}

local common = require "common"
local recent = require "recent"
local terminal = require "ansiterminal"
terminal.enable_color(true)

-- How many generations are searched for a shell.
local MAX_ANCESTORS = 16
local FILTER = "((evt.type=execve and evt.dir=<) or (evt.type=chdir and evt.dir=< and proc.name contains sh"
  .. " and not proc.name contains sshd)) and evt.failed=false"

local max_depth = math.huge
local fields
local ancestor_names, ancestor_ids = {}, {}
local prints_containers

-- By process: {depth, shell}, the id of the outermost shell above it, or NOT_INTERACTIVE.
local sessions = recent.new(16384)
local NOT_INTERACTIVE = {}

function on_set_arg(name, value)
  if name == "disable_color" then return terminal.accept_argument(value) end
  max_depth = common.parse_numeric_input(value, name)
  if max_depth == -1 then max_depth = math.huge end
  return true
end

function on_init()
  fields = {
    type = chisel.request_field("evt.type"),
    exe = chisel.request_field("proc.exe"),
    args = chisel.request_field("proc.args"),
    directory = chisel.request_field("evt.arg.path"),
    user = chisel.request_field("user.name"),
    time = chisel.request_field("evt.time.s"),
    pid = chisel.request_field("proc.pid"),
    parent = chisel.request_field("proc.ppid"),
    container = chisel.request_field("container.name"),
  }
  for generation = 0, MAX_ANCESTORS do
    ancestor_names[generation] = chisel.request_field("proc.aname[" .. generation .. "]")
    ancestor_ids[generation] = chisel.request_field("proc.apid[" .. generation .. "]")
  end
  prints_containers = sysdig.is_print_container_data()
  chisel.set_filter(FILTER)
  return true
end

-- The session of a process whose ancestors, itself the first, begin at generation `first` of the event's
-- process: the outermost shell counts, and how deep it is nested if its own session is known.
local function find_session(first)
  local session = NOT_INTERACTIVE
  for distance = 1, MAX_ANCESTORS do
    local generation = first + distance - 1
    local name, pid = evt.field(ancestor_names[generation]), evt.field(ancestor_ids[generation])
    if name == nil and pid == nil then break end
    if name and name:sub(-2) == "sh" then
      local is_known = distance == 1 or sessions:get(pid) ~= nil
      session = { depth = is_known and distance - 1 or 0, shell = pid }
    end
  end
  return session
end

local function session_of(pid, first)
  local session = sessions:get(pid)
  if session == nil then
    session = find_session(first)
    sessions:set(pid, session)
  end
  return session
end

local function text_of(field)
  return evt.field(field) or "<NA>"
end

local function print_line(session, indent, text)
  local color, place = "", ""
  if prints_containers then
    local container = text_of(fields.container)
    color = container == "host" and terminal.green or terminal.blue
    place = "@" .. container
  end
  print(string.format("%s%s%s %s %s%s) %s", color, string.rep(" ", indent), tostring(session.shell),
    text_of(fields.time), text_of(fields.user), place, text))
end

local function show_directory()
  local session = session_of(evt.field(fields.pid), 0)
  if session == NOT_INTERACTIVE or session.depth > max_depth then return end
  print_line(session, 4 * session.depth, "cd " .. text_of(fields.directory))
end

local function show_command()
  local session = session_of(evt.field(fields.parent), 1)
  if session == NOT_INTERACTIVE then return end
  local pid = evt.field(fields.pid)
  local own = sessions:get(pid)
  if own == nil then
    own = { depth = session.depth + 1, shell = session.shell }
    sessions:set(pid, own)
  end
  if own == NOT_INTERACTIVE or own.depth - 1 > max_depth then return end
  local indent = (prints_containers and 4 or 3) * (own.depth - 1)
  print_line(own, indent, text_of(fields.exe) .. " " .. text_of(fields.args))
end

function on_event()
  if evt.field(fields.type) == "chdir" then show_directory() else show_command() end
  return true
end

function on_capture_end()
  print(terminal.reset)
end
