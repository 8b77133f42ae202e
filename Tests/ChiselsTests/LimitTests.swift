import Testing

@testable import Chisels

/// Scripts without an end, and those that eat memory, are ended by name of their line.
@Suite struct LimitTests {
  private let bench = ScriptBench { $0.limits.seconds = 0.5 }

  @Test(arguments: [
    "while true do end", "repeat until false", "local function f() return f() end f()",
    "while true do pcall(function() while true do end end) end",
    "coroutine.wrap(function() while true do end end)()", "local s = '' while true do s = 'x' end",
  ])
  func aScriptWithoutAnEndIsEnded(text: String) throws {
    let error = try #require(bench.error(of: text))
    #expect(error.hasPrefix("test.lua:2: "), "\(error)")
    #expect(error.contains("the script was ended: it ran for"), "\(error)")
  }

  @Test(arguments: [
    "local t = {} while true do t[#t + 1] = {} end", "local s = 'x' while true do s = s .. s end",
    "local s = string.rep('x', 1e9)", "local t = {} for i = 1, 1e9 do t[i] = tostring(i) end",
  ])
  func aScriptThatEatsMemoryIsEnded(text: String) throws {
    let bench = ScriptBench { $0.limits.memory = 32 << 20 }
    let error = try #require(bench.error(of: text))
    #expect(error.contains("memory") || error.contains("MB"), "\(error)")
    #expect(error.hasPrefix("test.lua:2: "), "\(error)")
  }

  @Test func aScriptThatRecursesIsEnded() throws {
    let error = try #require(bench.error(of: "local function f() return 1 + f() end f()"))
    #expect(error.contains("stack overflow"), "\(error)")
  }
}
