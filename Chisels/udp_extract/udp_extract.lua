description = "Writes what is sent and received over UDP into files in ./udp_dump_files, one for each pair of addresses and ports and named after it."
short_description = "extract data from UDP streams to files."
category = "I/O"
args = {}

local recent = require "recent"

local FOLDER = "./udp_dump_files"
-- Files that are open at a time: the newest 64 to 128.
local MAX_OPEN = 64

local data, tuple
local open_files = recent.new(MAX_OPEN, io.close)
-- Names of files that this run has begun: others are emptied when they are first opened.
local begun = recent.new(100000)

function on_init()
  data = chisel.request_field("evt.rawarg.data")
  tuple = chisel.request_field("fd.name")
  sysdig.set_snaplen(16384)
  chisel.set_filter("evt.dir=< and evt.rawres>=0 and fd.l4proto=udp and evt.is_io=true")
  return true
end

function on_capture_start()
  if sysdig.is_live() then
    print("live capture not supported")
    return false
  end
  os.execute("mkdir -p " .. FOLDER)
  return true
end

-- `10.0.0.1:53->10.0.0.2:4000` as `10.0.0.1_53--10.0.0.2_4000`.
local function file_name(name)
  return FOLDER .. "/" .. name:gsub(":", "_"):gsub(">", "-"):gsub("[^%w%._-]", "_")
end

local function open_file(name)
  local path = file_name(name)
  local file, problem = io.open(path, begun:get(path) and "ab" or "wb")
  if not file then error(problem, 0) end
  begun:set(path, true)
  open_files:set(name, file)
  return file
end

function on_event()
  local bytes, name = evt.field(data), evt.field(tuple)
  if bytes == nil or name == nil then return true end
  local file = open_files:get(name) or open_file(name)
  file:write(bytes)
  return true
end
