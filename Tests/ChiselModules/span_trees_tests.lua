local span_trees = require "span_trees"

-- Exits of the spans of one transaction, {path, duration} each.
local function close_all(trees, id, spans)
  for _, span in ipairs(spans) do
    trees:enter(1, id, span[1])
    trees:exit(1, id, span[1], span[2], "host", "shop")
  end
end

return {
  ["a span's own time is what its children leave"] = function()
    local trees = span_trees.new()
    close_all(trees, 1, { { { "shop", "pay" }, 30 }, { { "shop" }, 100 } })
    local shop = trees:summarize().mean.shop
    expect_equal(shop.tt, 100)
    expect_equal(shop.t, 70)
    expect_equal(shop.ch.pay.t, 30)
  end,
  ["the mean is that of all transactions, and the shortest and longest are theirs"] = function()
    local trees = span_trees.new()
    close_all(trees, 1, { { { "shop" }, 100 } })
    close_all(trees, 2, { { { "shop" }, 300 } })
    local found = trees:summarize()
    expect_equal(found.mean.shop.tt, 200)
    expect_equal(found.mean.shop.n, 2)
    expect_equal(found.shortest.shop.tt, 100)
    expect_equal(found.longest.shop.tt, 300)
  end,
  ["of children that ran side by side the longest is kept"] = function()
    local trees = span_trees.new()
    close_all(trees, 1, { { { "shop", "a" }, 80 }, { { "shop", "b" }, 90 }, { { "shop" }, 100 } })
    local shop = trees:summarize().mean.shop
    expect_equal(shop.ch.a, nil)
    expect_equal(shop.nconc, 2)
    expect_equal(shop.t, 10)
  end,
  ["a transaction that did not end is left out"] = function()
    local trees = span_trees.new()
    close_all(trees, 1, { { { "shop", "pay" }, 30 } })
    expect_equal(next(trees:summarize().mean), nil)
  end,
  ["lines belong to the innermost open span of their thread"] = function()
    local trees = span_trees.new()
    trees:enter(1, 1, { "shop" })
    trees:enter(1, 1, { "shop", "pay" })
    trees:log(1, { b = "inner" })
    trees:log(2, { b = "elsewhere" })
    trees:exit(1, 1, { "shop", "pay" }, 10)
    trees:log(1, { b = "outer" })
    trees:exit(1, 1, { "shop" }, 20)
    local shop = trees:summarize().mean.shop
    expect_equal(shop.logs[1].b, "outer")
    expect_equal(#shop.logs, 1)
    expect_equal(shop.ch.pay.logs[1].b, "inner")
  end,
}
