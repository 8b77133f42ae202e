import Captures
import Events
import TestSupport
import Testing

/// What is written is what is read.
@Suite struct WritingTests {
  private func bytes(_ blocks: borrowing BlockBuffer) -> [UInt8] { [UInt8](copying: blocks.bytes) }

  private func written(_ records: [StateRecord]) -> [UInt8] {
    var blocks = BlockBuffer()
    for record in records { blocks.apply(record) }
    blocks.endRecords()
    return bytes(blocks)
  }

  /// Copies every event of a capture.
  private func rewritten(_ capture: [UInt8]) throws -> [UInt8] {
    let file = TemporaryFile(capture)
    var reader = try CaptureReader(path: file.path)
    var blocks = BlockBuffer()
    var log = RecordLog()
    blocks.beginSection()
    while let event = try reader.next(informing: &log) { blocks.append(event, flags: event.dumpFlags) }
    return bytes(blocks)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func recordsThatAreWrittenAreRead(seed: UInt64) {
    var random = RandomRecords(seed: seed)
    let records = random.all()
    let contents = CaptureContents(written(records))
    #expect(contents.error == nil, "seed \(seed)")
    #expect(contents.log.records == records, "seed \(seed)")
  }

  @Test(arguments: SampleCaptures.all.map(\.name))
  func eventsThatAreWrittenAreRead(name: String) throws {
    let sample = try #require(SampleCaptures.all.first { $0.name == name })
    for layout in 1...2 {
      let capture = sample.capture.layout { $0.events = layout }.bytes
      let again = CaptureContents(try rewritten(capture))
      #expect(again.error == nil)
      #expect(again.events == CaptureContents(capture).events)
    }
  }

  @Test func eventsKeepTheFlagsThatFilesHold() throws {
    let capture = CaptureBuilder().thread(1, "cat")
      .event("open", .enter, dumpFlags: 1, ["/etc/hosts", 1, 0]).event(
        "close", .enter, dumpFlags: 2, [.fd(3)]
      )
      .event("close", .exit, [.result(0)])
    #expect(CaptureContents(try rewritten(capture.bytes)).events.map(\.dumpFlags) == [1, 2, 0])
  }

  @Test func everyPrefixOfWhatIsWrittenEndsWithAnErrorOrABlock() {
    var random = RandomRecords(seed: 7)
    let whole = written(random.all())
    var ends = 0
    for length in stride(from: 1, to: whole.count, by: 97) {
      let contents = CaptureContents(Array(whole.prefix(length)))
      if contents.error == nil { ends += 1 }
    }
    #expect(ends < 10)
  }

  @Test func longTextsAreCutToWhatReadersTake() throws {
    var thread = ThreadRecord(id: ThreadID(rawValue: 1), process: .none, parent: .none)
    let long = [UInt8](repeating: 0x41, count: 9_000)
    (thread.name, thread.arguments, thread.environment) = (long, long, long)
    let found = try #require(CaptureContents(written([.section, .thread(thread)])).log.threads.first)
    #expect([found.name, found.arguments, found.environment].map(\.count) == [1_024, 4_096, 4_096])
  }

  @Test func kindsOfDescriptorsThatTheOracleRefusesBecomeUnsupported() {
    let records: [StateRecord] = [
      .section, .thread(ThreadRecord(id: ThreadID(rawValue: 1), process: .none, parent: .none)),
      .fd(ThreadID(rawValue: 1), FDRecord(fd: FD(rawValue: 3), content: .other(.bpf, name: [0x62]))),
    ]
    #expect(CaptureContents(written(records)).log.fds.map(\.content) == [.other(.unsupported, name: [0x62])])
  }

  @Test func anEventLongerThanReadersTakeIsLeftOut() throws {
    let half = [UInt8](repeating: 1, count: 32_760)
    let capture = CaptureBuilder().layout { $0.events = 1 }.thread(1, "cat")
      .event("write", .exit, [.result(1), .bytes(half)])
      .event("sendto", .exit, [.result(1), .bytes(half + half)])
    #expect(CaptureContents(capture).events.count == 2)
    #expect(CaptureContents(try rewritten(capture.bytes)).events.count == 1)
  }
}
