description = "Files that could not be opened, and why: how often, by which program, which file, and when it happened last. With -pc also in which container."
short_description = "Opens that failed, and why"
category = "Errors"

args = {
  { name = "rows", description = "how many are shown, 100 if not given, 0 for all", argtype = "int", optional = true },
}

local common = require "common"
local tally = require "tally"

local REASONS = {
  EACCES = "permission denied",
  EBUSY = "in use",
  EEXIST = "it exists already",
  EFBIG = "too large",
  EINTR = "interrupted by a signal",
  EINVAL = "invalid flags",
  EIO = "input/output error",
  EISDIR = "it is a directory",
  ELOOP = "too many symbolic links",
  EMFILE = "the process has too many files open",
  ENAMETOOLONG = "the name is too long",
  ENFILE = "the system has too many files open",
  ENODEV = "no such device",
  ENOENT = "no such file or directory",
  ENOMEM = "out of memory",
  ENOSPC = "no space left",
  ENOTDIR = "not a directory on the way",
  ENXIO = "nobody reads it, or no such device",
  EOPNOTSUPP = "not supported here",
  EPERM = "not permitted",
  EROFS = "the file system is read-only",
  ETXTBSY = "the program is running",
  EWOULDBLOCK = "somebody holds a lease",
}
REASONS.EAGAIN = REASONS.EWOULDBLOCK

local rows = 100
local fields
local prints_containers
local counts = tally.new()
-- When each happened last, by the same key.
local last_times = {}

function on_set_arg(name, value)
  rows = common.parse_numeric_input(value, name)
  return true
end

function on_init()
  fields = {
    process = chisel.request_field("proc.name"),
    path = chisel.request_field("fd.name"),
    given_path = chisel.request_field("evt.arg.name"),
    error = chisel.request_field("evt.res"),
    time = chisel.request_field("evt.time"),
    container = chisel.request_field("container.name"),
  }
  prints_containers = sysdig.is_print_container_data()
  chisel.set_filter("evt.type in (open, openat, openat2, creat) and evt.dir=< and evt.failed=true")
  return true
end

function on_event()
  local error_name = evt.field(fields.error) or "<NA>"
  local cells = {
    evt.field(fields.process) or "<NA>",
    REASONS[error_name] or error_name,
    evt.field(fields.path) or evt.field(fields.given_path) or "<NA>",
  }
  if prints_containers then table.insert(cells, 2, evt.field(fields.container) or "<NA>") end
  local key = table.concat(cells, common.KEY_SEPARATOR)
  counts:add(key, 1)
  if counts.values[key] then last_times[key] = evt.field(fields.time) end
  return true
end

local function print_row(count, time, cells)
  local width = { 20, 20, 38 }
  if not prints_containers then table.remove(width, 2) end
  for index = 1, #cells - 1 do cells[index] = common.extend_string(cells[index], width[index]) end
  print(common.extend_string(count, 8) .. common.extend_string(time, 20) .. table.concat(cells))
end

local function print_as_json(sorted)
  local list = {}
  for key, count in sorted do
    local cells = common.split(key, common.KEY_SEPARATOR)
    list[#list + 1] = {
      count = count, last = last_times[key], process = cells[1], path = cells[#cells], error = cells[#cells - 1],
      container = prints_containers and cells[2] or nil,
    }
  end
  print(json.encode(list))
end

function on_capture_end()
  local sorted = common.pairs_top_by_val(counts.values, rows, function(t, a, b) return t[a] > t[b] end)
  if sysdig.get_output_format() == "json" then return print_as_json(sorted) end
  local headings = { "PROCESS", "ERROR", "FILE" }
  if prints_containers then table.insert(headings, 2, "CONTAINER") end
  print_row("COUNT", "LAST", headings)
  for key, count in sorted do
    print_row(tostring(count), last_times[key] or "<NA>", common.split(key, common.KEY_SEPARATOR))
  end
end
