import CKernel
import Events
import Testing

@testable import Live

@Suite struct EventEncoderTests {
  static let openat = RecordBytes.call(
    257, [UInt64(UInt32(bitPattern: -100)), 0x7000, 0o2_000_000], result: 3
  ) {
    $0.string(1, "/etc/hosts")
    $0.file(UInt8(ARGUMENT_RESULT), device: 0x801)
  }

  @Test func oneRecordIsAnEnterAndAnExit() throws {
    try EncodedLines.expect(
      [Self.openat],
      [
        "> openat dirfd=-100(AT_FDCWD) name=/etc/hosts flags=4097(O_RDONLY|O_CLOEXEC) mode=0",
        "< openat fd=3(<f>/etc/hosts) dirfd=-100(AT_FDCWD) name=/etc/hosts flags=4097(O_RDONLY|O_CLOEXEC) mode=0 dev=801",
      ])
  }

  /// A read that blocks: its entering is told while it waits, its return later.
  @Test func aCallThatWasTakenApartIsEnteredAndLeft() throws {
    let records = [
      RecordBytes.call(0, [4, 0x7000, 80], kind: .enter),
      RecordBytes.call(0, [4, 0x7000, 80], result: 0, flags: .enterSent),
    ]
    var encoder = EventEncoder(bootTime: EncodedLines.bootTime, architecture: .x86)
    var merger = RecordMerger()
    var events = EncodedEvents()
    for record in records {
      guard let view = RecordView(record.bytes.rawSpan) else { preconditionFailure("not a record") }
      merger.append(view)
    }
    merger.seal(before: .max)
    while merger.advance() { encoder.encode(merger.current, into: &events) }
    #expect(events.entries.map(\.timestamp) == [900, 1000].map { $0 + EncodedLines.bootTime })
  }

  @Test func eachHalfHasItsOwnTimeAndPlace() throws {
    let events = EncodedLines.events([Self.openat])
    #expect(events.map(\.entry.timestamp) == [900, 1000].map { $0 + EncodedLines.bootTime })
    #expect(events.map(\.cpu) == [0, 1])
    for event in events {
      guard
        let view = EventView(
          bytes: event.bytes.rawSpan, number: 1, cpu: event.cpu, dumpFlags: [], shape: .counted,
          knownParamCount: 0)
      else {
        Issue.record("not an event")
        continue
      }
      let (timestamp, thread) = (view.timestamp.rawValue, view.thread.rawValue)
      #expect(timestamp == event.entry.timestamp && thread == 10)
      #expect(Int(event.bytes.rawSpan.load(16, as: UInt32.self)) == event.bytes.count)
    }
  }

  @Test func anEnterThatWasSentIsNotToldAgain() throws {
    let enter = RecordBytes.call(0, [0, 0x7000, 80], kind: .enter)
    let exit = RecordBytes.call(0, [0, 0x7000, 80], result: 2, flags: .enterSent) { $0.data(1, "hi") }
    try EncodedLines.expect(
      [enter],
      ["> read fd=0 size=80"])
    try EncodedLines.expect(
      [exit],
      ["< read res=2 data=hi"])
    #expect(
      EncodedLines.events([enter, exit]).map(\.entry.timestamp).map { $0 - EncodedLines.bootTime } == [
        900, 1000,
      ])
  }

  @Test func aCallWithoutEventsOfItsOwnIsGeneric() throws {
    try EncodedLines.expect(
      [.call(39, result: 10), .call(400, result: -38)],
      [
        "> getpid", "< getpid", "> <unknown>", "< <unknown>",
      ])
  }

  @Test func whatCouldNotBeReadIsNotAvailable() throws {
    let unread = RecordBytes.call(257, [3, 8], result: -14) {
      $0.append(segment: .string, argument: 1, status: .unreadable, [])
    }
    try EncodedLines.expect(
      [unread, .call(2, [0, 0], result: -14)],
      [
        "> openat dirfd=3 name=<NA> flags=1(O_RDONLY) mode=0",
        "< openat fd=-14(EFAULT) dirfd=3 name=<NA> flags=1(O_RDONLY) mode=0 dev=0",
        "> open name=(NULL)((NULL)) flags=1(O_RDONLY) mode=0",
        "< open fd=-14(EFAULT) name=(NULL)((NULL)) flags=1(O_RDONLY) mode=0 dev=0",
      ])
  }

  @Test func newFilesHaveAMode() throws {
    let record = RecordBytes.call(2, [0x7000, 0o101, 0o644], result: -2) { $0.string(0, "new") }
    try EncodedLines.expect(
      [record],
      [
        "> open name=new(new) flags=6(O_CREAT|O_WRONLY) mode=0644",
        "< open fd=-2(ENOENT) name=new(new) flags=6(O_CREAT|O_WRONLY) mode=0644 dev=0",
      ])
  }
}
