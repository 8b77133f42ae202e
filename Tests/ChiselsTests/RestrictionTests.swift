import Testing

@testable import Chisels

/// What a downloaded script cannot do, whatever it tries.
@Suite struct RestrictionTests {
  @Test(arguments: [
    "os.execute('true')", "os.remove('/nonexistent')", "os.rename('/nonexistent', '/x')", "os.exit(3)",
    "os.tmpname()",
    "io.popen('true')", "io.tmpfile()", "io.open('/tmp/chisel-test', 'w')",
    "io.open('/tmp/chisel-test', 'a+')",
    "io.output('/tmp/chisel-test')", "package.loadlib('/lib/x.so', 'f')", "string.dump(function() end)",
    "loadstring('\\27Lua')()", "load(function() return nil end, 'x')(1, jit.on())", "require 'ffi'",
    "require 'jit'",
    "debug.sethook()", "debug.getregistry()", "debug.getupvalue(print, 1)", "package.loaded.ffi.C()",
    "sysdig.run_app('-r x')", "sysdig.udp_setpeername('127.0.0.1', '9')", "trowel.module('common')",
  ])
  func areErrors(text: String) throws {
    let error = try #require(ScriptBench().error(of: text), "\(text) was allowed")
    #expect(error.hasPrefix("test.lua:2: "), "\(error)")
  }

  @Test(arguments: [
    "os.execute('true')", "io.popen('true'):close()", "debug.sethook()", "require 'ffi'",
    "sysdig.udp_setpeername('127.0.0.1', '9')",
  ])
  func areLiftedOnRequest(text: String) {
    #expect(ScriptBench { $0.limits.isUnrestricted = true }.error(of: text) == nil)
  }

  @Test(arguments: [
    "assert(io.open('/proc/self/status')):close()", "assert(os.time() > 0)",
    "assert(loadstring('return 1')() == 1)",
    "local t = setmetatable({}, {__index = string}); assert(t.rep('a', 2) == 'aa')",
    "assert(require 'string' == string)",
    "assert(require 'common')", "assert(pcall(error) == false)", "assert(os.getenv('PATH'))",
    "coroutine.wrap(function() coroutine.yield(1) end)()",
  ])
  func leaveWhatIsHarmless(text: String) { #expect(ScriptBench().error(of: text) == nil) }
}
