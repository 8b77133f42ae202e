import Captures
import Events
import TestSupport
import Testing

@Suite struct CaptureWriterTests {
  private static let image = EventImage(
    EventType(rawValue: 9), at: Timestamp(rawValue: 5), on: ThreadID(rawValue: 1),
    params: [[UInt8](repeating: 0, count: 8), [UInt8](repeating: 7, count: 1_000)], dumpFlags: [])

  private func write(_ count: Int, to path: String, compression: CaptureCompression, finishes: Bool = true)
    throws
  {
    var writer = try CaptureWriter(path: path, compression: compression)
    writer.blocks.beginSection()
    for _ in 0..<count {
      writer.blocks.append(Self.image)
      try writer.flushIfDue()
    }
    if finishes { try writer.finish() }
  }

  @Test(arguments: [.none, .gzip, .zstd] as [CaptureCompression])
  func whatIsWrittenCanBeRead(compression: CaptureCompression) throws {
    let file = TemporaryFile([])
    try write(3_000, to: file.path, compression: compression)
    let contents = CaptureContents(path: file.path)
    #expect(contents.error == nil)
    #expect(contents.events.count == 3_000)
    let bytes = try #require(fileBytes(file.path))
    let magic: [UInt8] =
      switch compression {
      case .none: [0x0A, 0x0D, 0x0D, 0x0A]
      case .gzip: [0x1F, 0x8B]
      case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
      }
    #expect(bytes.starts(with: magic))
    #expect((compression == .none) == (bytes.count > 100_000))
  }

  @Test(arguments: [.none, .gzip, .zstd] as [CaptureCompression])
  func aFileThatWasNotFinishedEndsWithABlock(compression: CaptureCompression) throws {
    let file = TemporaryFile([])
    try write(3_100, to: file.path, compression: compression, finishes: false)
    let contents = CaptureContents(path: file.path)
    #expect(contents.error == nil)
    #expect(contents.events.count > 1_000)
    #expect(contents.events.count < 3_100)
  }

  @Test(
    .enabled(if: Repository.exists("/dev/full"), "needs /dev/full"),
    arguments: [.none, .gzip, .zstd] as [CaptureCompression])
  func aFullDiskIsAnErrorThatNamesTheFile(compression: CaptureCompression) {
    let error = #expect(throws: CaptureWritingError.self) {
      try write(10, to: "/dev/full", compression: compression)
    }
    #expect(error?.description.hasPrefix("/dev/full: write: No space left on device") == true)
  }

  @Test func aFileThatCannotBeMadeIsAnError() {
    let error = #expect(throws: CaptureWritingError.self) {
      _ = try CaptureWriter(path: "/proc/nonexistent/a.scap")
    }
    #expect(error?.description == "/proc/nonexistent/a.scap: open: No such file or directory")
  }
}
