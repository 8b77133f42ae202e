import CKernel
import Events
import Testing

@testable import Live

/// Records are made by programs that a fault of ours may have let loose: whatever they hold, nothing traps, and what
/// comes out are events.
@Suite struct HostileRecordTests {
  /// Encodes and walks what came out, so that a length that lies is found.
  static func encode(_ bytes: [UInt8], _ encoder: inout EventEncoder) -> Int {
    guard let view = RecordView(bytes.rawSpan) else { return 0 }
    var events = EncodedEvents()
    encoder.encode(view, into: &events)
    var end = 0
    for entry in events.entries {
      let event = events.event(entry)
      #expect(entry.start == end)
      end += Int(entry.byteCount)
      var params = Int(event.load(22, as: UInt32.self)) * 2 + 26
      for place in stride(from: 26, to: params, by: 2) { params += Int(event.load(place, as: UInt16.self)) }
      #expect(params == Int(entry.byteCount))
    }
    #expect(end == events.bytes.count)
    return events.entries.count
  }

  /// A record of a call with a segment of every kind about every argument, each `byteCount` bytes long.
  static func everySegment(_ number: Int, byteCount: Int, result: Int64) -> [UInt8] {
    RecordBytes.call(number, [1, 1, 1, 1, 1, 1], result: result) { bytes in
      for kind in SegmentKind.allCases {
        for argument in [0, 1, 2, 3, 4, 5, UInt8(ARGUMENT_RESULT), UInt8(ARGUMENT_NONE)] {
          bytes.append(
            segment: kind, argument: argument, [UInt8](repeating: UInt8(argument | 1), count: byteCount))
        }
      }
    }.bytes
  }

  @Test(arguments: [0, 1, 2, 3, 4, 7, 8, 9, 12, 16, 23, 24, 28, 31, 32, 72, 80, 120, 168, 200])
  func segmentsOfAnyLengthMakeEvents(byteCount: Int) {
    var encoder = EventEncoder(bootTime: 0, architecture: .x86)
    for result in [-1, 3] as [Int64] {
      var record = Self.everySegment(0, byteCount: byteCount, result: result)
      for number in 0..<462 as Range<UInt32> {
        // The number stands behind the header, the times and six arguments.
        unsafe withUnsafeBytes(of: number) { unsafe record.replaceSubrange(88..<92, with: $0) }
        if Self.encode(record, &encoder) < 2 { Issue.record("call \(number)") }
      }
    }
  }

  @Test func callsWithoutSegmentsMakeEvents() {
    var encoder = EventEncoder(bootTime: 0, architecture: .x86)
    for number in [Int](0..<520) + [Int(Int32.max)] {
      for flags in [CallFlags.compat, []] {
        let args = [UInt64](repeating: .max, count: 6)
        #expect(Self.encode(RecordBytes.call(number, args, result: .min, flags: flags).bytes, &encoder) >= 2)
        #expect(Self.encode(RecordBytes.call(number, [], result: .max, flags: flags).bytes, &encoder) >= 2)
        #expect(Self.encode(RecordBytes.call(number, [], flags: flags, kind: .enter).bytes, &encoder) == 1)
      }
    }
  }

  @Test func everyPrefixOfARecordGivesEventsOrNothing() {
    var encoder = EventEncoder(bootTime: 0, architecture: .x86)
    let record = Self.everySegment(307, byteCount: 32, result: 2)
    for length in 0...record.count {
      var bytes = [UInt8](record.prefix(length))
      // A prefix that claims to be whole.
      if length >= 4 {
        unsafe withUnsafeBytes(of: UInt32(length)) { unsafe bytes.replaceSubrange(0..<4, with: $0) }
      }
      _ = Self.encode(bytes, &encoder)
    }
  }

  @Test func dataOfTheGreatestLengthFitsAParam() {
    var encoder = EventEncoder(bootTime: 0, architecture: .x86)
    for count in [65_000, 70_000] {
      let record = RecordBytes.call(0, [3, 1, 1], result: 1 << 40) {
        $0.data(1, [UInt8](repeating: 7, count: count))
      }
      #expect(Self.encode(record.bytes, &encoder) == 2)
    }
  }
}
