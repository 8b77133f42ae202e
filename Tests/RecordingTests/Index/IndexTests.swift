import Captures
import Inspection
import Recording
import TestSupport
import Testing

/// Reading through an index shows what reading everything shows, whatever the index is like.
@Suite struct IndexTests {
  private static let questions = [
    "proc.name=curl", "proc.name in (sh, cat) and evt.type=read", "evt.num > 20 and evt.num < 30",
    "thread.tid=4211 or evt.type=execve", "container.id != host and evt.dir=<",
    "proc.name startswith c and fd.name contains /", "evt.type=nanosleep",
    "evt.failed=true and proc.pid=4211",
    "proc.name=curl and evt.type in (sendto, poll, connect)", "evt.num=0", "proc.name=nobody",
  ]

  @Test(arguments: IndexTestCaptures.names)
  func linesAreTheSame(name: String) throws {
    let bytes = IndexTestCaptures.bytes(name)
    let isPlain = !bytes.starts(with: [0x1F, 0x8B])
    for bytes in isPlain ? [bytes, Gzip.member(bytes), Zstd.frames(bytes, ofEach: 2_500)] : [bytes] {
      let capture = IndexedCapture(bytes)
      try capture.makeIndex(stretchByteCount: 1_000)
      for question in Self.questions {
        let guide = try #require(try capture.guide(question))
        #expect(try capture.lines(question, along: guide) == capture.lines(question), "\(name) \(question)")
      }
    }
  }

  @Test func whatCannotMatchIsPassedOver() throws {
    let capture = IndexedCapture(SampleCaptures.demo.bytes)
    try capture.makeIndex(stretchByteCount: 500)
    let nothing = try #require(try capture.guide("proc.name=nobody"))
    #expect(try capture.lines("proc.name=nobody", along: nothing) == "")
    #expect(nothing.skippedCount > nothing.stretchCount / 2)
    let everything = try #require(try capture.guide("not proc.name=nobody"))
    _ = try capture.lines("not proc.name=nobody", along: everything)
    #expect(everything.skippedCount == 0)
  }

  /// Every byte, changed in one bit or in all.
  @Test func noDamageCrashesOrShows() throws {
    let capture = IndexedCapture(Gzip.member(SampleCaptures.demo.bytes))
    try capture.makeIndex(stretchByteCount: 1_000)
    let index = try #require(fileBytes(capture.indexPath))
    let question = "proc.name=coredns and evt.num > 50"
    let expected = try capture.lines(question)
    for place in index.indices {
      var damaged = index
      damaged[place] ^= place % 2 == 0 ? 1 << UInt8(place % 8) : 0xFF
      writeFile(damaged, to: capture.indexPath)
      guard let guide = try capture.guide(question) else { continue }
      #expect(try capture.lines(question, along: guide) == expected, "byte \(place)")
    }
  }

  @Test func noPrefixIsTakenForAnIndex() throws {
    let capture = IndexedCapture(SampleCaptures.demo.bytes)
    try capture.makeIndex(stretchByteCount: 1_000)
    let index = try #require(fileBytes(capture.indexPath))
    for length in index.indices {
      writeFile(Array(index.prefix(length)), to: capture.indexPath)
      #expect(try capture.guide("evt.num=1") == nil, "cut at \(length)")
    }
  }

  @Test func anIndexOfAnotherCaptureIsNone() throws {
    let capture = IndexedCapture(SampleCaptures.demo.bytes)
    try capture.makeIndex(stretchByteCount: 1_000)
    #expect(try capture.guide("evt.num=1") != nil)
    var changed = SampleCaptures.demo.bytes
    changed[changed.count - 5] ^= 1
    writeFile(changed, to: capture.path)
    #expect(try capture.guide("evt.num=1") == nil, "one byte is another")
    writeFile(SampleCaptures.demo.bytes, to: capture.path)
    #expect(try capture.guide("evt.num=1") == nil, "the same bytes, written later")
    try capture.makeIndex(stretchByteCount: 1_000)
    writeFile(SampleCaptures.demo.bytes + SampleCaptures.demo.bytes, to: capture.path)
    #expect(try capture.guide("evt.num=1") == nil, "it has grown")
  }

  /// A capture that is cut off, or not read to its end, gets no index.
  @Test func onlyAWholeReadingMakesAnIndex() throws {
    let capture = IndexedCapture(Array(SampleCaptures.demo.bytes.dropLast(7)))
    #expect(throws: CaptureError.self) { try capture.makeIndex(stretchByteCount: 1_000) }
    #expect(fileBytes(capture.indexPath) == nil)
  }

  @Test func aSecondSectionIsReadAsItStands() throws {
    let capture = IndexedCapture(SampleCaptures.demo.bytes + SampleCaptures.demo.bytes)
    try capture.makeIndex(stretchByteCount: 700)
    for question in Self.questions {
      let guide = try #require(try capture.guide(question))
      #expect(try capture.lines(question, along: guide) == capture.lines(question), "\(question)")
    }
  }
}
