import Captures
import TestSupport
import Testing

/// Whatever made a zstd file, and on however many threads it is inflated, it is the capture that it was made from.
@Suite struct ZstdReadingTests {
  /// Repeats too little for a frame to fit the buffers through which it passes.
  private static let long: [UInt8] = {
    var builder = CaptureBuilder().thread(7, "cat")
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<6_000 {
      let data = (0..<70).map { _ in UInt8.random(in: 0...255, using: &generator) }
      builder.append(7, [70, .bytes(data)])
    }
    return builder.bytes
  }()
  private static let small = CaptureBuilder().thread(7, "cat").open("/etc/hosts", fd: 3).read(3, "hello")
    .close(3).bytes

  private static let mixed: [UInt8] = {
    var bytes = Zstd.frame(Array(long[..<70_000]))
    bytes += Zstd.frame(Array(long[70_000..<90_000]))
    bytes += Zstd.frame(Array(long[90_000..<200_000]), Zstd.Form(hasLength: false))
    return bytes + Zstd.frames(Array(long[200_000...]), ofEach: 41_111)
  }()

  private static let interrupted: [UInt8] = {
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: long.count, by: 60_000) {
      bytes += Zstd.frame(Array(long[start..<min(start + 60_000, long.count)]))
      bytes += Zstd.skippable([9])
      bytes += Zstd.frame([])
    }
    return bytes
  }()

  private static let layouts: [String: [UInt8]] = [
    "one frame": Zstd.frame(long),
    "of unknown length": Zstd.frame(long, Zstd.Form(hasLength: false)),
    "without checksum": Zstd.frames(long, ofEach: 50_000, Zstd.Form(hasChecksum: false)),
    "frames": Zstd.frames(long, ofEach: 50_000),
    "tiny frames": Zstd.frames(long, ofEach: 700),
    "frames of unknown length": Zstd.frames(long, ofEach: 50_000, Zstd.Form(hasLength: false)),
    "strong": Zstd.frames(long, ofEach: 300_000, Zstd.Form(level: 19)),
    "skipped frames first": Zstd.skippable([1, 2, 3]) + Zstd.frames(long, ofEach: 100_000),
    "skipped frames between": interrupted,
    "mixed": mixed,
  ]

  @Test(arguments: layouts.keys.sorted(), [0, 1, 3])
  func everyLayoutGivesTheSameEvents(layout: String, threadCount: Int) throws {
    let file = TemporaryFile(try #require(Self.layouts[layout]))
    let contents = CaptureContents(path: file.path, threadCount: threadCount)
    #expect(contents.error == nil)
    #expect(contents.events == CaptureContents(Self.long).events)
  }

  /// Longer than what is read ahead, between frames that are not.
  @Test func framesOfMoreThanAMegabyteAreRead() {
    let many = (0..<9).flatMap { _ in Self.long }
    let cut = Self.long.count
    let file = TemporaryFile(
      Zstd.frame(Array(many[..<cut])) + Zstd.frame(Array(many[cut..<cut + 100_000]))
        + Zstd.frame(Array(many[(cut + 100_000)...])) + Zstd.frame(Self.small))
    let contents = CaptureContents(path: file.path, threadCount: 2)
    #expect(contents.error == nil)
    #expect(contents.events.count == 6_000 * 9 + 6)
  }

  @Test func aPipeIsReadLikeAFile() {
    let pipe = Process.Pipe(holding: Zstd.frames(Self.small, ofEach: 100))
    let contents = CaptureContents(path: "/dev/fd/\(pipe.readEnd)")
    #expect(contents.error == nil)
    #expect(contents.events.count == 6)
  }

  // MARK: - Damage

  @Test(arguments: [0, 2])
  func everyCutEndsInAnErrorOrAtTheEndOfAFrame(threadCount: Int) {
    let (first, second) = (Zstd.frame(Array(Self.small[..<200])), Zstd.frame(Array(Self.small[200...])))
    let third = Zstd.frames(Self.small, ofEach: 150) + Zstd.skippable([UInt8](repeating: 0, count: 20))
    let whole = first + second + third
    let events = CaptureContents(Self.small + Self.small).events
    for length in 4..<whole.count {
      let file = TemporaryFile(Array(whole.prefix(length)))
      let contents = CaptureContents(path: file.path, threadCount: threadCount)
      #expect(contents.error != nil || length == first.count + second.count || contents.events.count == 12)
      #expect(contents.events == Array(events.prefix(contents.events.count)), "cut at \(length)")
    }
  }

  @Test(arguments: [0, 2])
  func noDamageCrashesOrIsPassedOver(threadCount: Int) {
    let whole = Zstd.frames(Self.small, ofEach: 150)
    let events = CaptureContents(Self.small).events
    var generator = SeededGenerator(seed: 21)
    for turn in 0..<2_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        bytes[Int.random(in: 4..<bytes.count, using: &generator)] ^= UInt8.random(
          in: 1...255, using: &generator)
      }
      let file = TemporaryFile(bytes)
      let contents = CaptureContents(path: file.path, threadCount: threadCount)
      // A bit that means nothing may be another.
      #expect(contents.error != nil || contents.events == events, "seed 21, turn \(turn)")
    }
  }

  /// What stood before the damage is read, on however many threads, and the error says where it is.
  @Test func damageInTheMiddleKeepsWhatCameBefore() {
    var whole = Zstd.frames(Self.long, ofEach: 50_000)
    for index in whole.count / 2..<whole.count / 2 + 40 { whole[index] ^= 0x55 }
    let file = TemporaryFile(whole)
    let contents = [0, 1, 3].map { CaptureContents(path: file.path, threadCount: $0) }
    #expect(contents[0].error?.field == "zstd")
    #expect((2_500..<3_100).contains(contents[0].events.count))
    let offset = contents[0].error?.offset ?? 0
    #expect((200_000...350_000).contains(offset), "\(offset)")
    #expect(contents.allSatisfy { $0.error == contents[0].error && $0.events == contents[0].events })
  }

  @Test func otherBytesBehindTheLastFrameAreTold() {
    let contents = CaptureContents(Zstd.frame(Self.small) + Self.small)
    #expect(contents.events.count == 6)
    #expect(contents.error?.problem == .damagedCompression(code: 10))
    #expect(contents.error?.offset == UInt64(Self.small.count))
  }

  @Test func aCompressedCaptureBehindAPlainOneIsNamed() {
    for form in [Zstd.Form(), Zstd.Form(hasLength: false), Zstd.Form(hasChecksum: false)] {
      let contents = CaptureContents(Self.small + Zstd.frame(Self.small, form))
      #expect(contents.events.count == 6)
      #expect(contents.error?.problem == .compressedPart)
    }
  }

  @Test func whatNeedsMoreThanIsAllowedSaysSo() {
    let (magic, emptyBlock): ([UInt8], [UInt8]) = ([0x28, 0xB5, 0x2F, 0xFD], [1, 0, 0])
    let hugeWindow: [UInt8] = [0, 0x90]
    #expect(CaptureContents(magic + hugeWindow + emptyBlock).error?.problem == .windowTooLarge)
    let dictionary: [UInt8] = [0x21, 7, 0]
    #expect(CaptureContents(magic + dictionary + emptyBlock).error?.problem == .dictionaryMissing)
  }

  @Test(arguments: [0, 3])
  func aBombTakesNoMemory(threadCount: Int) {
    var head = CaptureBuilder().bytes
    head.append(little: 0x4242 as UInt32)
    head.append(little: 0xFFFF_FFF0 as UInt32)
    let zeros = Zstd.frame([UInt8](repeating: 0, count: 32 << 20), Zstd.Form(level: 9))
    let file = TemporaryFile(Zstd.frame(head) + (0..<16).flatMap { _ in zeros })
    let before = Process.peakMemory()
    #expect(CaptureContents(path: file.path, threadCount: threadCount).error != nil)
    #expect(Process.peakMemory() - before < 64 << 20)
  }
}
