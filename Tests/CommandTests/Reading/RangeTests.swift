import TestSupport
import Testing

/// Ranges of events (`--from`, `--to`), and several captures at once (`--merge`).
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
struct RangeTests {
  private static let demo = "\(Repository.root)/Examples/demo.scap"
  private static let line = "%evt.time %proc.name %evt.dir %evt.type %evt.args"

  private func lines(_ words: String...) throws -> [String] {
    let outcome = Process.run("/usr/bin/env", ["TZ=UTC", try #require(Repository.binary)] + words)
    #expect(outcome.status == 0, "\(String(decoding: outcome.errors, as: UTF8.self))")
    return String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    ("#80", "84"), ("10:00:00.000604300", "10:00:00.000611100"), ("+0.000599200s", "+606us"),
    ("2026-01-01T10:00:00.0006043Z", "2026-01-01 11:00:00.0006111+01:00"),
    ("1767261600.000604300", "@1767261600.0006111"),
  ])
  func aRangeIsThatPartOfTheWhole(from: String, to: String) throws {
    let whole = try lines("-r", Self.demo)
    let first = try #require(whole.firstIndex { $0.hasPrefix("80 ") })
    #expect(try lines("-r", Self.demo, "--from", from, "--to", to) == Array(whole[first..<first + 5]))
    #expect(try lines("-r", Self.demo, "--to", to) == Array(whole[..<(first + 5)]))
    #expect(try lines("-r", Self.demo, "--from", from) == Array(whole[first...]))
  }

  @Test func nothingIsReadBehindTheEnd() throws {
    let bytes = try #require(fileBytes(Self.demo))
    let file = TemporaryFile(Array(bytes.prefix(bytes.count - 100)))
    let binary = try #require(Repository.binary)
    #expect(Process.run(binary, ["-r", file.path]).status == 1)
    #expect(Process.run(binary, ["-r", file.path, "--to", "#100"]).status == 0)
  }

  @Test func aRangeIsRecordedWithTheNamesOfItsMoment() throws {
    let file = TemporaryFile([])
    _ = try lines("-r", Self.demo, "--from", "#100", "--to", "#140", "-w", file.path)
    let copied = try lines("-r", file.path, "-p", Self.line)
    #expect(copied == (try lines("-r", Self.demo, "-p", Self.line, "evt.num >= 100 and evt.num <= 140")))
    #expect(copied.count == 40)
  }

  @Test func mergedCapturesComeInTheOrderOfTime() throws {
    let some = TemporaryFile([])
    let others = TemporaryFile([])
    _ = try lines("-r", Self.demo, "-w", some.path, "proc.name=curl")
    _ = try lines("-r", Self.demo, "-w", others.path, "proc.name!=curl")
    let format = "%evt.time %proc.name %evt.dir %evt.type"
    let merged = try lines("--merge", "-r", others.path, "-r", some.path, "-p", format)
    #expect(merged == (try lines("-r", Self.demo, "-p", format)))
    let numbers = try lines("--merge", "-r", others.path, "-r", some.path, "-p", "%evt.num")
    #expect(Set(numbers).count == merged.count)
    #expect(numbers == (numbers.sorted { Int($0) ?? 0 < Int($1) ?? 0 }))
    let counted = try lines("--merge", "-r", others.path, "-r", some.path, "-n", "5", "-p", format)
    #expect(counted == Array(merged.prefix(5)))
  }

  @Test func mergedCapturesKeepTheirOwnProcesses() throws {
    let cat = TemporaryFile(CaptureBuilder().thread(1, "cat").open("/etc/hosts", fd: 3))
    let dog = TemporaryFile(CaptureBuilder().thread(1, "dog").open("/etc/passwd", fd: 3))
    let named = try lines(
      "--merge", "-r", cat.path, "-r", dog.path, "-p", "%proc.name %fd.name", "evt.type=open and evt.dir=<")
    #expect(named == ["cat /etc/hosts", "dog /etc/passwd"])
    #expect(try lines("--merge", "-r", cat.path, "-r", dog.path, "proc.name=dog").count < 4)
  }

  @Test func theCaptureThatCannotBeReadIsNamed() throws {
    let outcome = Process.run(
      try #require(Repository.binary), ["--merge", "-r", Self.demo, "-r", "/proc/nonexistent/b.scap"])
    #expect(outcome.status == 1)
    #expect(
      String(decoding: outcome.errors, as: UTF8.self).contains("/proc/nonexistent/b.scap: open: No such"))
  }

  @Test(arguments: ["--merge -w x", "--merge -d", "--from soon", "--to 25:00"])
  func whatMakesNoSenseIsSaid(words: String) throws {
    let words = words.split(separator: " ").map(String.init)
    let outcome = Process.run(try #require(Repository.binary), ["-r", Self.demo] + words)
    #expect(outcome.status == 2)
  }
}
