-- What is true at the first event that passes the filter: the capture ends there, and the tables of
-- processes, descriptors and containers are as they were then.

local snapshot = {}

-- Defines on_event and on_capture_end, which calls `show`. Without an event nothing is known: then
-- `if_empty`, if given, is printed instead.
function snapshot.define(show, if_empty)
  local is_taken = false

  function _G.on_event()
    is_taken = true
    sysdig.end_capture()
    return false
  end

  function _G.on_capture_end()
    if is_taken or not if_empty then return show() end
    print(if_empty)
  end
end

-- The text for chisels that list what a filter matches.
snapshot.NO_EVENT = "empty capture or no event matching the filter"

-- The pairs of `t` by rising key.
function snapshot.by_key(t)
  local keys = {}
  for key in pairs(t) do keys[#keys + 1] = key end
  table.sort(keys)
  local index = 0
  return function()
    index = index + 1
    return keys[index], t[keys[index]]
  end
end

return snapshot
