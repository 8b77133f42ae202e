import CKernel
import Events
import Testing

@testable import Live

struct RecordViewTests {
  /// `read(3, …) = 5` with its data, and a socket: 104 + 16 + 8 + 16 + 80 bytes.
  static let read = RecordBytes(.call, pid: 10, tid: 11, time: 1000) { bytes in
    bytes.append(integers: [UInt64(900), 5])
    bytes.append(integers: [UInt64(3), 0x7000, 80, 0, 0, 0])
    bytes.append(integers: [UInt32(0), 11])
    bytes.append(integers: [UInt16(1), CallFlags.enterSent.rawValue, 0, 0])
    bytes.append(segment: .bytes, argument: 1, Array("hello".utf8), fullLength: 5)
    bytes.append(segment: .socket, argument: 0, [UInt8](repeating: 7, count: 80))
  }

  /// Views do not escape, so that macros cannot hold them: tests unwrap them and look at what they say.
  static func isRecord(_ bytes: [UInt8]) -> Bool {
    guard RecordView(bytes.rawSpan) != nil else { return false }
    return true
  }

  @Test func aRecordIsReadInPlace() {
    let bytes = Self.read.bytes
    guard let view = RecordView(bytes.rawSpan), let call = view.call else {
      Issue.record("not a record of a call")
      return
    }
    let header = view.header
    let time = view.time
    #expect(time == 1000 && header.pid == 10 && header.tid == 11)
    #expect(call.enter_time == 900 && call.result == 5 && call.argument(0) == 3 && call.argument(2) == 80)
    #expect(call.callFlags == .enterSent && call.enter_cpu == 1)
    let others = (view.switch == nil, view.exit == nil)
    #expect(others == (true, true))
  }

  @Test func segmentsComeInOrderAndThenEnd() {
    let bytes = Self.read.bytes
    guard let view = RecordView(bytes.rawSpan) else {
      Issue.record("not a record")
      return
    }
    var segments = view.segments
    guard let data = segments.next(), let socket = segments.next() else {
      Issue.record("two segments expected")
      return
    }
    let kinds = [data.kind, socket.kind]
    let (argument, fullLength) = (data.argument, data.fullLength)
    let content = [UInt8](copying: data.bytes)
    let family = socket.socket?.family
    #expect(kinds == [.bytes, .socket] && argument == 1 && fullLength == 5)
    #expect(content == Array("hello".utf8) && family == 0x0707)
    let isEnd = segments.next() == nil
    #expect(isEnd)
  }

  @Test func everyPrefixOfARecordIsRefused() {
    let bytes = Self.read.bytes
    for length in 0..<bytes.count {
      #expect(!Self.isRecord([UInt8](bytes.prefix(length))))
    }
  }

  @Test func aPrefixThatClaimsToBeWholeIsARecordOnlyBetweenSegments() {
    for length in 4..<Self.read.bytes.count {
      var bytes = [UInt8](Self.read.bytes.prefix(length))
      unsafe withUnsafeBytes(of: UInt32(length)) { unsafe bytes.replaceSubrange(0..<4, with: $0) }
      #expect(Self.isRecord(bytes) == [104, 128].contains(length))
    }
  }

  @Test func unknownKindsAndStatusesAreRefused() {
    for (offset, value) in [(4, UInt8(11)), (4, 0), (104, 21), (104, 0), (106, 3), (112, 0xFF)] {
      var bytes = Self.read.bytes
      bytes[offset] = value
      #expect(!Self.isRecord(bytes))
    }
  }
}
