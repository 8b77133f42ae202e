import Captures
import TestSupport
import Testing

@Suite struct CompressionTests {
  private static let plain = CaptureBuilder().thread(7, "cat").open("/etc/hosts", fd: 3).read(3, "hello")
    .close(3)

  /// Repeats enough that members are larger than the buffers through which they pass.
  private static let long: CaptureBuilder = {
    var builder = CaptureBuilder().thread(7, "cat")
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<6_000 {
      let data = (0..<70).map { _ in UInt8.random(in: 0...255, using: &generator) }
      builder.append(7, [70, .bytes(data)])
    }
    return builder
  }()

  @Test(arguments: [false, true])
  func gzipGivesTheSameEvents(avoidingISAL: Bool) {
    let file = TemporaryFile(Gzip.member(Self.long.bytes))
    let contents = CaptureContents(path: file.path, avoidingISAL: avoidingISAL)
    #expect(contents.error == nil)
    #expect(contents.events == CaptureContents(Self.long).events)
  }

  @Test(arguments: [1, 2, 27, 28, 29, 300, 131_000, 131_072, 262_144], [false, true])
  func membersMayEndAnywhere(cut: Int, avoidingISAL: Bool) {
    let bytes = Self.long.bytes
    let members =
      Gzip.member(Array(bytes[..<cut]), level: 0) + Gzip.member([]) + Gzip.member(Array(bytes[cut...]))
    let file = TemporaryFile(members)
    let contents = CaptureContents(path: file.path, avoidingISAL: avoidingISAL)
    #expect(contents.error == nil)
    #expect(contents.events.count == 6_000)
  }

  @Test(arguments: [false, true])
  func zerosBehindTheLastMemberArePadding(avoidingISAL: Bool) {
    let file = TemporaryFile(Gzip.member(Self.plain.bytes) + [UInt8](repeating: 0, count: 50))
    let contents = CaptureContents(path: file.path, avoidingISAL: avoidingISAL)
    #expect(contents.error == nil)
    #expect(contents.events.count == 6)
  }

  @Test func aCompressedCaptureBehindAPlainOneIsNamed() {
    let contents = CaptureContents(Self.plain.bytes + Gzip.member(Self.plain.bytes))
    #expect(contents.events.count == 6)
    #expect(contents.error?.problem == .compressedPart)
    #expect(contents.error?.offset == UInt64(Self.plain.bytes.count))
  }

  @Test(arguments: [false, true])
  func everyCutOfACompressedCaptureEndsInAnError(avoidingISAL: Bool) {
    let whole = Gzip.member(Self.plain.bytes)
    for length in 2..<whole.count {
      let file = TemporaryFile(Array(whole.prefix(length)))
      let contents = CaptureContents(path: file.path, avoidingISAL: avoidingISAL)
      #expect(contents.error != nil, "cut at \(length)")
      #expect(contents.events.count <= 6)
    }
  }

  @Test(arguments: [false, true])
  func damageInTheMiddleKeepsWhatCameBefore(avoidingISAL: Bool) {
    var whole = Gzip.member(Self.long.bytes)
    for index in whole.count / 2..<whole.count / 2 + 40 { whole[index] ^= 0x55 }
    let file = TemporaryFile(whole)
    let contents = CaptureContents(path: file.path, avoidingISAL: avoidingISAL)
    #expect(contents.error != nil)
    #expect(!contents.events.isEmpty)
  }
}
