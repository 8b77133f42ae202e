-- Asks a filter of a whole capture and writes the numbers of the events that pass into a file. sysdig runs many of these
-- chisels at once, so that a capture is read once for many filters:
--
--     sysdig -r trace.scap -c ask "'/tmp/filters' '1'" -c ask "'/tmp/filters' '2'"
--
-- Line N of FOLDER/filters is the filter, FOLDER/N the answer. A chisel is asked about every event, hidden ones too, after
-- sysdig has taken it in, as the filter of `sysdig -d -D` is.
description = "Writes the numbers of the events that pass a filter into a file"
short_description = "Ask a filter"
category = "Oracle"

args = {
  {name = "folder", description = "where the filters are, and the answers go", argtype = "string"},
  {name = "number", description = "which filter is asked", argtype = "string"},
}

local given = {}
local answer

function on_set_arg(name, value)
  given[name] = value
  return true
end

function on_init()
  local number = 0
  for filter in io.lines(given.folder .. "/filters") do
    number = number + 1
    if number == tonumber(given.number) then chisel.set_filter(filter) end
  end
  answer = io.open(given.folder .. "/" .. given.number, "w")
  return answer ~= nil
end

function on_event()
  answer:write(evt.get_num(), "\n")
  return true
end

function on_capture_end()
  answer:close()
  return true
end
