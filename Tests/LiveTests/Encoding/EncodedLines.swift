import CKernel
import Events
import TestSupport
import Testing

@testable import Live

/// What becomes of raw records: the lines that trowel prints of their events.
struct EncodedLines {
  /// The time that all records are moved by.
  static let bootTime: UInt64 = 1_700_000_000_000_000_000

  /// `> read fd=3(<f>/etc/hosts) size=80` for each event.
  static func lines(
    _ records: [RecordBytes], _ format: String = "%evt.dir %evt.type %evt.args",
    threads: (CaptureBuilder) -> CaptureBuilder = { $0 }
  ) throws -> [String] {
    var builder = threads(CaptureBuilder())
    for event in events(records) { builder = builder.event(bytes: event.bytes, cpu: event.cpu) }
    return try builder.lines(format).map {
      $0.last == " " ? String($0.dropLast()) : $0
    }
  }

  /// Holds the lines of records against `expected`.
  static func expect(
    _ records: [RecordBytes], _ expected: [String], threads: (CaptureBuilder) -> CaptureBuilder = { $0 },
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let lines = try lines(records, threads: threads)
    guard lines != expected else { return }
    let place = zip(lines, expected).prefix { $0 == $1 }.count
    let (got, wanted) = (lines.dropFirst(place).first, expected.dropFirst(place).first)
    Issue.record(
      "line \(place):\n  got      \(got ?? "nothing")\n  expected \(wanted ?? "nothing")",
      sourceLocation: sourceLocation)
  }

  struct Event {
    let entry: EncodedEvents.Entry
    let bytes: [UInt8]
    var cpu: UInt16 { entry.cpu }
  }

  static func events(_ records: [RecordBytes]) -> [Event] {
    var encoder = EventEncoder(bootTime: bootTime, architecture: .x86)
    var events = EncodedEvents()
    for record in records {
      guard let view = RecordView(record.bytes.rawSpan) else { preconditionFailure("not a record") }
      encoder.learn(view)
      encoder.encode(view, into: &events)
    }
    return events.entries.map { Event(entry: $0, bytes: [UInt8](copying: events.event($0))) }
  }
}

extension RecordBytes {
  /// A record of a system call by its number on x86_64, or on i386 with `.compat`.
  static func call(
    _ number: Int, _ args: [UInt64] = [], result: Int64 = 0, flags: CallFlags = [], kind: RecordKind = .call,
    pid: UInt32 = 10, tid: UInt32 = 10, _ segments: (inout RecordBytes) -> Void = { _ in }
  ) -> RecordBytes {
    RecordBytes(kind, cpu: 1, pid: pid, tid: tid, time: kind == .enter ? 900 : 1000) { bytes in
      bytes.append(integers: [flags.contains(.noEnter) ? UInt64(0) : 900])
      bytes.append(integers: [result])
      bytes.append(integers: args + [UInt64](repeating: 0, count: 6 - args.count))
      bytes.append(integers: [UInt32(number), tid])
      bytes.append(integers: [UInt16(0), flags.rawValue, 0, 0])
      segments(&bytes)
    }
  }

  mutating func string(_ argument: UInt8, _ text: String) {
    append(segment: .string, argument: argument, Array(text.utf8) + [0])
  }

  mutating func data(_ argument: UInt8, _ bytes: [UInt8], fullLength: Int? = nil) {
    append(segment: .bytes, argument: argument, bytes, fullLength: fullLength)
  }

  mutating func data(_ argument: UInt8, _ text: String) { data(argument, Array(text.utf8)) }

  mutating func numbers<Value: FixedWidthInteger>(_ argument: UInt8, _ values: [Value]) {
    var bytes = RecordBytes()
    bytes.append(integers: values)
    data(argument, bytes.bytes)
  }

  mutating func file(_ argument: UInt8, index: UInt32 = 0, device: UInt32 = 0, inode: UInt64 = 0) {
    var content = file_segment()
    (content.device, content.inode) = (device, inode)
    append(.file, argument, index: index, content)
  }

  mutating func append<Value>(_ kind: SegmentKind, _ argument: UInt8, index: UInt32 = 0, _ content: Value) {
    let bytes = unsafe withUnsafeBytes(of: content) { unsafe [UInt8]($0) }
    append(segment: kind, argument: argument, index: index, bytes)
  }
}
