import Events
import Inspection
import TestSupport
import Testing

/// Checks of what an event is are answered beforehand; a transformer around the field makes them be asked each time.
@Suite struct TypeAnswersTests {
  /// One event of every type, with no params; those of system calls without a name of their own among them.
  private static let capture: CaptureBuilder = {
    var capture = CaptureBuilder().thread(7, "cat")
    for info in EventTable.shared.all where !info.type.isContainerRecord {
      capture.append(info.type.rawValue)
    }
    for call in SyscallTable.shared.all where named.contains(call.name) {
      capture = capture.generic(Int64(call.code))
    }
    return capture.generic(60_000)
  }()

  @Test(arguments: [
    "= open", "!= open", "in (openat, connect, getpid)", "contains at", "startswith s", "endswith e",
    "glob '*l*k*'",
    "> m", "<= close", "exists", "regex 's.*d'",
  ])
  func `answers are those that every event would get`(check: String) throws {
    let format = "%evt.num %evt.type %evt.dir"
    let answered = try Self.capture.lines(format, where: "evt.type \(check)")
    let expected = try Self.capture.lines(format, where: "concat(evt.type, '') \(check)")
    #expect(answered == expected)
    #expect(!answered.isEmpty)
  }

  @Test func `both directions are told apart`() throws {
    let all = try Self.capture.lines("%evt.num %evt.dir")
    let entered = try Self.capture.lines("%evt.num %evt.dir", where: "evt.dir = >")
    let left = try Self.capture.lines("%evt.num %evt.dir", where: "evt.dir = <")
    #expect(entered == all.filter { $0.hasSuffix(">") })
    #expect(left == all.filter { $0.hasSuffix("<") })
    #expect(try Self.capture.lines("%evt.num %evt.dir", where: "evt.dir != >") == left)
  }

  private static let named = ["getpid", "gettid"]

  @Test func `a system call without an event of its own is known by its name`() throws {
    #expect(try Self.capture.lines("%evt.type", where: "evt.type in (getpid)") == ["getpid", "getpid"])
  }
}
