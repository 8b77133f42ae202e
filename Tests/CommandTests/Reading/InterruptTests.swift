import TestSupport
import Testing

/// What happens to a reader that is asked to end.
@Suite struct InterruptTests {
  /// Far more lines than a pipe and the command's buffer hold.
  private static let long: CaptureBuilder = {
    var builder = CaptureBuilder().thread(7, "cat")
    for _ in 0..<30_000 { builder.append(6, [3, 4096]) }
    return builder
  }()

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
  func anInterruptWhileAPipeIsSlowEndsWithWholeLinesAndTheSummary() throws {
    let binary = try #require(Repository.binary)
    let file = TemporaryFile(Self.long)
    let all = Process.run(binary, ["-r", file.path]).output
    let reader = RunningProcess(binary, ["-S", "-r", file.path])
    let first = reader.read(100)
    // The pipe is full: the command waits for us in the middle of a write.
    RunningProcess.wait { reader.waitingByteCount >= 65_436 - 4_096 }
    reader.interrupt()
    let (rest, status) = reader.finish()
    let output = first + rest
    let lines = output.lines.map { String(decoding: $0, as: UTF8.self) }
    #expect(status == 0)
    #expect(output.last == UInt8(ascii: "\n"))
    #expect(output.count < all.count)
    #expect(lines.contains { $0.hasPrefix("> read") }, "no summary")
    let events = lines.prefix { $0.contains("cat (7) > read") }
    #expect(events.count > 1_000)
    #expect(all.starts(with: Array((events.joined(separator: "\n") + "\n").utf8)))
  }
}
