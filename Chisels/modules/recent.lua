-- A map that forgets: it keeps at least the `limit` keys that were set or asked for last, and at most
-- twice as many. Every operation is one or two look-ups.
--
-- Two generations: when the young one is full it becomes the old one, and the old one is dropped.

local Recent = {}
Recent.__index = Recent

local recent = {}

-- `on_forget(value)`, if given, is called for what is forgotten.
function recent.new(limit, on_forget)
  return setmetatable({ limit = limit, on_forget = on_forget, count = 0, young = {}, old = {} }, Recent)
end

local function forget_old(self)
  if self.on_forget then
    for _, value in pairs(self.old) do self.on_forget(value) end
  end
  self.old, self.young, self.count = self.young, {}, 0
end

function Recent:set(key, value)
  if self.young[key] == nil then
    self.old[key] = nil
    if self.count >= self.limit then forget_old(self) end
    self.count = self.count + 1
  end
  self.young[key] = value
end

function Recent:get(key)
  local value = self.young[key]
  if value == nil then
    value = self.old[key]
    if value ~= nil then
      self.old[key] = nil
      self:set(key, value)
    end
  end
  return value
end

function Recent:remove(key)
  if self.young[key] ~= nil then self.count = self.count - 1 end
  self.young[key], self.old[key] = nil, nil
end

return recent
