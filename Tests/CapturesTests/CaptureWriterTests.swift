import Captures
import Events
import TestSupport
import Testing

@Suite struct CaptureWriterTests {
  private static let image = EventImage(
    EventType(rawValue: 9), at: Timestamp(rawValue: 5), on: ThreadID(rawValue: 1),
    params: [[UInt8](repeating: 0, count: 8), [UInt8](repeating: 7, count: 1_000)], dumpFlags: [])

  private func write(_ count: Int, to path: String, compresses: Bool, finishes: Bool = true) throws {
    var writer = try CaptureWriter(path: path, compresses: compresses)
    writer.blocks.beginSection()
    for _ in 0..<count {
      writer.blocks.append(Self.image)
      try writer.flushIfDue()
    }
    if finishes { try writer.finish() }
  }

  @Test(arguments: [false, true])
  func whatIsWrittenCanBeRead(compresses: Bool) throws {
    let file = TemporaryFile([])
    try write(3_000, to: file.path, compresses: compresses)
    let contents = CaptureContents(path: file.path)
    #expect(contents.error == nil)
    #expect(contents.events.count == 3_000)
    let bytes = try #require(fileBytes(file.path))
    #expect(bytes.starts(with: compresses ? [0x1F, 0x8B] : [0x0A, 0x0D, 0x0D, 0x0A]))
    #expect(compresses == (bytes.count < 100_000))
  }

  @Test(arguments: [false, true])
  func aFileThatWasNotFinishedEndsWithABlock(compresses: Bool) throws {
    let file = TemporaryFile([])
    try write(3_100, to: file.path, compresses: compresses, finishes: false)
    let contents = CaptureContents(path: file.path)
    #expect(contents.error == nil)
    #expect(contents.events.count > 1_000)
    #expect(contents.events.count < 3_100)
  }

  @Test(.enabled(if: Repository.exists("/dev/full"), "needs /dev/full"), arguments: [false, true])
  func aFullDiskIsAnErrorThatNamesTheFile(compresses: Bool) {
    let error = #expect(throws: CaptureWritingError.self) {
      try write(10, to: "/dev/full", compresses: compresses)
    }
    #expect(error?.description.hasPrefix("/dev/full: write: No space left on device") == true)
  }

  @Test func aFileThatCannotBeMadeIsAnError() {
    let error = #expect(throws: CaptureWritingError.self) {
      _ = try CaptureWriter(path: "/nonexistent/a.scap")
    }
    #expect(error?.description == "/nonexistent/a.scap: open: No such file or directory")
  }
}
