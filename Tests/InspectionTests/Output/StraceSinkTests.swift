import Captures
import Events
import TestSupport
import Testing

/// The lines of `--strace`, of captures built in code.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
struct StraceSinkTests {
  private func lines(_ capture: CaptureBuilder, _ options: String...) throws -> [String] {
    let file = TemporaryFile(capture)
    let outcome = Process.run(try #require(Repository.binary), ["-r", file.path, "--strace"] + options)
    #expect(outcome.status == 0)
    return outcome.output.lines.map { String(decoding: $0, as: UTF8.self) }
  }

  private static let cat = CaptureBuilder().thread(7, "cat").open("/etc/hosts", fd: 3)

  @Test func aCallIsALineWithItsResultInAColumn() throws {
    let lines = try lines(Self.cat.read(3, "a\tb\u{1}2\"\n").close(3))
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix(#"7     open("/etc/hosts", O_RDONLY)      = 3 <0.00"#))
    #expect(lines[1].hasPrefix(#"7     read(3, "a\tb\0012\"\n", 4096)    = 7 <"#))
    #expect(lines[2].hasPrefix("7     close(3)                          = 0 <"))
  }

  @Test func aCallThatOthersComeBetweenIsInTwoHalves() throws {
    let capture = Self.cat.event("read", .enter, [.fd(3), 100]).thread(8, "ls").close(9).on(7)
      .event("read", .exit, [.result(2), .data("ab")])
    let lines = try lines(capture)
    #expect(lines.count == 4)
    #expect(lines[1] == "7     read(3,  <unfinished ...>")
    #expect(lines[2].hasPrefix("8     close(9) "))
    #expect(lines[3].hasPrefix(#"7     <... read resumed>"ab", 100)      = 2 <"#))
  }

  @Test func whatTheFilterTurnsDownComesNotBetween() throws {
    let capture = Self.cat.event("read", .enter, [.fd(3), 100]).thread(8, "ls").close(9).on(7)
      .event("read", .exit, [.result(2), .data("ab")])
    #expect(try lines(capture, "proc.name=cat").count == 2)
    let exits = try lines(capture, "evt.type=read and evt.dir=<")
    #expect(exits.count == 1 && exits[0].hasPrefix(#"7     read(3, "ab", 100) "#))
  }

  @Test func anErrorHasItsNameAndMeaning() throws {
    let line = try lines(CaptureBuilder().thread(7, "cat").close(99, result: -9))[0]
    #expect(line.contains("= -1 EBADF (Bad file descriptor) <"))
  }

  @Test func aLineBeginsWithTheTimeThatWasAskedFor() throws {
    let lines = try lines(Self.cat.close(3), "-t", "r")
    #expect(lines[0].hasPrefix("7     0.000000000 open("))
    #expect(lines[1].contains(" close(3) ") && !lines[1].contains(" 0.000000000 "))
  }

  @Test func theEndOfAProcessIsTold() throws {
    #expect(
      try lines(CaptureBuilder().thread(7, "cat").exit(status: 3 << 8)) == ["7     +++ exited with 3 +++"])
    #expect(
      try lines(CaptureBuilder().thread(7, "cat").exit(status: 11)) == ["7     +++ killed by SIGSEGV +++"])
  }

  @Test func dataIsWholeWithV() throws {
    let long = String(repeating: "x", count: 100)
    #expect(
      try lines(Self.cat.read(3, long))[1].contains(String(repeating: "x", count: 80) + #""..., 4096)"#))
    #expect(try lines(Self.cat.read(3, long), "-v")[1].contains(long + #"", 4096)"#))
  }
}
