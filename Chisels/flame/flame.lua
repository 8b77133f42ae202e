description = "A flame graph of spans (tracers) as a page of HTML: the mean of all transactions, the shortest and the longest, each span as wide as the time it took, with the lines that were logged while it lasted."
short_description = "Sysdig trace flame graph builder"
category = "Performance"
args = {}

local json = require "dkjson"
local flame_page = require "flame_page"
local span_trees = require "span_trees"

-- Levels of spans within spans.
local MAX_DEPTH = 256
local FILTER = "(evt.type=tracer) or (evt.is_io_write=true and evt.dir=< and (fd.num=1 or fd.num=2 or fd.name contains log))"

local fields
local tag_fields = {}
local trees = span_trees.new()

function on_init()
  for level = 0, MAX_DEPTH do tag_fields[level + 1] = chisel.request_field("span.tag[" .. level .. "]") end
  fields = {
    id = chisel.request_field("span.id"),
    duration = chisel.request_field("span.duration"),
    container = chisel.request_field("container.name"),
    program = chisel.request_field("proc.exeline"),
    data = chisel.request_field("evt.buffer"),
    direction = chisel.request_field("evt.dir"),
    thread = chisel.request_field("thread.tid"),
    time = chisel.request_field("evt.time"),
  }
  chisel.set_filter(FILTER)
  return true
end

-- The tags of the event's span, the outermost first.
local function path_of_event()
  local path = {}
  for level, field in ipairs(tag_fields) do
    local tag = evt.field(field)
    if tag == nil then break end
    path[level] = tag
  end
  return path
end

local function add_log_line(thread)
  local seconds, ns = evt.get_ts()
  trees:log(thread, { t = evt.field(fields.time), th = seconds, tl = ns, tid = thread, b = evt.field(fields.data) })
end

function on_event()
  local thread = evt.field(fields.thread)
  if evt.get_type() ~= "tracer" then return add_log_line(thread) end
  local id, path = evt.field(fields.id), path_of_event()
  if id == nil or #path == 0 then return true end
  if evt.field(fields.direction) == ">" then
    trees:enter(thread, id, path)
  else
    local duration = evt.field(fields.duration)
    if duration ~= nil then
      trees:exit(thread, id, path, duration, evt.field(fields.container), evt.field(fields.program))
    end
  end
  return true
end

-- What comes from a capture stays text in the page: no `<` closes its script.
local function as_script(tree)
  local text = json.encode({ [""] = { ch = tree, t = 0, tt = 0 } }, { indent = true })
  return (text:gsub("<", "\\u003c"))
end

function on_capture_end()
  local transactions = trees:summarize()
  print(flame_page.HEAD)
  print('"avg": ' .. as_script(transactions.mean) .. ",")
  print('"min": ' .. as_script(transactions.shortest) .. ",")
  print('"max": ' .. as_script(transactions.longest) .. ",")
  print(flame_page.TAIL)
end
