-- Tests of Chisels/modules that need no capture. Run in the repository's folder by any Lua 5.1:
--
--     luajit Tests/ChiselModules/run.lua

package.path = "Chisels/modules/?.lua;Tests/ChiselModules/?.lua"

local failures = 0

-- Runs the tests of a file, a table from sentences to functions, in the order of the sentences.
local function run(file)
  local names, tests = {}, require(file)
  for name in pairs(tests) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local passed, problem = pcall(tests[name])
    if not passed then
      failures = failures + 1
      io.stderr:write(file, ": ", name, ": ", tostring(problem), "\n")
    end
  end
end

function expect_equal(actual, expected)
  if actual ~= expected then
    error("\n  expected " .. tostring(expected) .. "\n  actual   " .. tostring(actual), 2)
  end
end

run "common_tests"
run "dkjson_tests"
run "bounded_tests"
run "span_trees_tests"
os.exit(failures == 0 and 0 or 1)
