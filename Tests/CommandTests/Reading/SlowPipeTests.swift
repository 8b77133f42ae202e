import Events
import TestSupport
import Testing

/// A pipe through which a capture comes in two parts, with more than a pause between them.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
struct SlowPipeTests {
  private static let capture: [UInt8] = {
    var builder = CaptureBuilder().thread(7, "cat").step(1_000_000)
    for number in 0..<200 { builder = builder.open("/file\(number)", fd: 3).close(3) }
    return builder.bytes
  }()

  /// What `trowel` prints of the capture, which it reads from a pipe; `-w -` lets it print a capture.
  private func output(_ options: String) throws -> [UInt8] {
    let file = TemporaryFile(Self.capture)
    let half = Self.capture.count / 2 + 1
    let binary = try #require(Repository.binary)
    let pipe = "(head -c \(half) $1; sleep 0.7; tail -c +\(half + 1) $1) | $0 -r - \(options) | cat"
    let outcome = Process.run("/bin/sh", ["-c", pipe, binary, file.path])
    #expect(outcome.status == 0)
    return outcome.output
  }

  @Test func aRecordingOfItIsOneSection() throws {
    let contents = CaptureContents(try output("-w - evt.num\\>100"))
    #expect(contents.error == nil)
    #expect(contents.log.records.count { $0 == .section } == 1)
    #expect(contents.events.count == 700)
  }

  @Test func aCompressedOneHasOneTableOfItsFrames() throws {
    let bytes = try output("--zstd -w -")
    // Source: Documentation/formats/scap.md. The magic at the end of the table.
    let magic: [UInt8] = [0xB1, 0xEA, 0x92, 0x8F]
    #expect(bytes.indices.dropLast(3).count { Array(bytes[$0..<$0 + 4]) == magic } == 1)
    #expect(CaptureContents(bytes).events.count == 800)
  }

  @Test func lanesThatAreMergedWaitAsWell() throws {
    let file = TemporaryFile(CaptureBuilder().thread(8, "dog").open("/other", fd: 3))
    let lines = try output("--merge -r \(file.path) -p %evt.num").split(separator: UInt8(ascii: "\n"))
    #expect(lines.map { String(decoding: $0, as: UTF8.self) } == (1...802).map { String($0) })
  }
}
