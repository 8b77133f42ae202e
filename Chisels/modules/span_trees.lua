-- Spans within spans, as trees of the time they took.
--
-- A node: tt (its time in ns), t (the part of it that no child took), ch (children by tag), cont and exe (of
-- whoever closed the span), c (1 once it was closed), n (of outermost spans: how often), logs (lines),
-- nconc (children that ran at the same time: only the longest is kept).

local common = require "common"
local recent = require "recent"

local Trees = {}
Trees.__index = Trees

local span_trees = {}

-- Transactions that are told apart by their ids; later ones are left out.
local MAX_TRANSACTIONS = 100000
-- Threads with open spans, and open spans of one, that are remembered.
local MAX_THREADS, MAX_OPEN = 4096, 512

function span_trees.new()
  return setmetatable({ order = {}, by_id = {}, open = recent.new(MAX_THREADS) }, Trees)
end

local function is_span(span, id, path)
  if span.id ~= id or #span.path ~= #path then return false end
  for level, tag in ipairs(path) do
    if span.path[level] ~= tag then return false end
  end
  return true
end

function Trees:enter(thread, id, path)
  local spans = self.open:get(thread)
  if not spans then
    spans = {}
    self.open:set(thread, spans)
  end
  if #spans < MAX_OPEN then spans[#spans + 1] = { id = id, path = path } end
end

-- Remembers a line with the innermost span that is open in `thread`, if one is.
function Trees:log(thread, line)
  local spans = self.open:get(thread)
  local span = spans and spans[#spans]
  if not span then return end
  span.lines = span.lines or {}
  span.lines[#span.lines + 1] = line
end

-- Takes the span from the open ones and returns its lines.
local function close(self, thread, id, path)
  local spans = self.open:get(thread)
  for index = spans and #spans or 0, 1, -1 do
    if is_span(spans[index], id, path) then return table.remove(spans, index).lines end
  end
end

local function roots_of(self, id)
  local roots = self.by_id[id]
  if not roots and #self.order < MAX_TRANSACTIONS then
    roots = {}
    self.by_id[id] = roots
    self.order[#self.order + 1] = roots
  end
  return roots
end

function Trees:exit(thread, id, path, duration, container, program)
  local lines = close(self, thread, id, path)
  local siblings = roots_of(self, id)
  if not siblings then return end
  local node
  for level, tag in ipairs(path) do
    node = siblings[tag]
    if not node then
      node = { tt = 0, ch = {}, n = level == 1 and 0 or nil, id = level == 1 and #path > 2 and id or nil }
      siblings[tag] = node
    end
    siblings = node.ch
  end
  node.tt = node.tt + duration
  node.cont, node.exe, node.c, node.logs = container, program, 1, lines
  if node.n then node.n = node.n + 1 end
end

local function is_complete(node)
  if node.c ~= 1 then return false end
  for _, child in pairs(node.ch) do
    if not is_complete(child) then return false end
  end
  return true
end

-- Adds the times of `node` to those of `sum`, which has the same tag.
local function accumulate(sum, node)
  sum.tt = sum.tt + node.tt
  if sum.n then sum.n = sum.n + node.n end
  if node.logs then sum.logs = common.concattable(sum.logs or {}, node.logs) end
  for tag, child in pairs(node.ch) do
    if sum.ch[tag] then
      accumulate(sum.ch[tag], child)
    else
      sum.ch[tag] = common.copytable(child)
    end
  end
end

local function longest_child(node)
  local longest, total, count = nil, 0, 0
  for tag, child in pairs(node.ch) do
    total, count = total + child.tt, count + 1
    local is_longer = longest == nil or child.tt > node.ch[longest].tt
    if is_longer or child.tt == node.ch[longest].tt and tag < longest then longest = tag end
  end
  return longest, total, count
end

-- Sets `t` throughout. Children that took more than their parent ran side by side: the longest stays.
local function set_own_times(node)
  for _, child in pairs(node.ch) do set_own_times(child) end
  local longest, total, count = longest_child(node)
  if node.tt >= total then
    node.t = node.tt - total
  else
    local child = node.ch[longest]
    node.t, node.nconc, node.ch = node.tt - child.tt, count, { [longest] = child }
  end
end

local function divide(node, count)
  node.t, node.tt = node.t / count, node.tt / count
  for _, child in pairs(node.ch) do divide(child, count) end
end

-- The complete transactions by tag of the outermost span: the mean, the shortest and the longest.
function Trees:summarize()
  local mean, shortest, longest = {}, {}, {}
  for _, roots in ipairs(self.order) do
    for tag, node in pairs(roots) do
      if is_complete(node) then
        if mean[tag] then accumulate(mean[tag], node) else mean[tag] = common.copytable(node) end
        if not shortest[tag] or node.tt < shortest[tag].tt then shortest[tag] = node end
        if not longest[tag] or node.tt > longest[tag].tt then longest[tag] = node end
      end
    end
  end
  for _, tree in ipairs { mean, shortest, longest } do
    for _, node in pairs(tree) do set_own_times(node) end
  end
  for _, node in pairs(mean) do divide(node, node.n) end
  return { mean = mean, shortest = shortest, longest = longest }
end

return span_trees
