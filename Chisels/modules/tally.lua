-- Sums by key, of a bounded number of keys: what comes when the table is full is summed as one.

local Tally = {}
Tally.__index = Tally

local MAX_KEYS = 500000
local OTHERS = "(others)"

local tally = {}

-- `values` is the table key -> sum.
function tally.new(max_keys)
  return setmetatable({ values = {}, count = 0, max_keys = max_keys or MAX_KEYS }, Tally)
end

function Tally:add(key, amount)
  local sum = self.values[key]
  if sum == nil then
    if self.count >= self.max_keys then
      key = OTHERS
      sum = self.values[OTHERS]
    else
      self.count = self.count + 1
    end
  end
  self.values[key] = (sum or 0) + amount
end

return tally
