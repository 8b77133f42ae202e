import CKernel
import Events
import Testing

@testable import Live

/// Events of records in the order of their times.
struct RecordMergerTests {
  /// A call of thread `tid`.
  static func call(_ tid: UInt32, _ enter: UInt64, _ exit: UInt64, _ flags: CallFlags = []) -> [UInt8] {
    RecordBytes(.call, pid: tid, tid: tid, time: exit) { bytes in
      bytes.append(integers: [enter, 0, 0, 0, 0, 0, 0, 0])
      bytes.append(integers: [UInt32(0), tid])
      bytes.append(integers: [UInt16(0), flags.rawValue, 0, 0])
    }.bytes
  }

  static func ended(_ tid: UInt32, _ time: UInt64, enter: UInt64, _ flags: CallFlags) -> [UInt8] {
    RecordBytes(.exit, pid: tid, tid: tid, time: time) { bytes in
      bytes.append(integers: [UInt32(0), 0])
      bytes.append(integers: [enter, 0, 0, 0, 0, 0, 0])
      bytes.append(integers: [UInt32(0)])
      bytes.append(integers: [UInt16(0), flags.rawValue])
    }.bytes
  }

  /// What a merger says of these records, each as `tid>time` or `tid<time`, when it is sealed at each watermark.
  static func order(_ windows: [(records: [[UInt8]], watermark: UInt64)]) -> [String] {
    var merger = RecordMerger()
    var lines: [String] = []
    for window in windows {
      for bytes in window.records {
        guard let record = RecordView(bytes.rawSpan) else { return ["not a record"] }
        merger.append(record)
      }
      merger.seal(before: window.watermark)
      while merger.advance() {
        let half = merger.current
        let sign = half.isEnter ? ">" : "<"
        lines.append("\(half.record.header.tid)\(sign)\(half.time)")
      }
      lines.append("|")
    }
    return lines
  }

  @Test func aLongCallStandsWhereItBegan() {
    let records = [Self.call(1, 20, 30), Self.call(1, 40, 50), Self.call(2, 10, 60)]
    #expect(Self.order([(records, 100)]) == ["2>10", "1>20", "1<30", "1>40", "1<50", "2<60", "|"])
  }

  @Test func whatIsNotSealedWaits() {
    let first = [Self.call(1, 10, 120), Self.call(2, 20, 30)]
    let second = [Self.call(3, 100, 110), Self.call(3, 130, 210)]
    #expect(
      Self.order([(first, 100), (second, 200), ([], 300)])
        == ["1>10", "2>20", "2<30", "|", "3>100", "3<110", "1<120", "3>130", "|", "3<210", "|"])
  }

  @Test func theEnteringIsToldOnce() {
    let records = [Self.call(1, 10, 20, .enterSent), Self.call(2, 0, 30, .noEnter)]
    #expect(Self.order([(records, 100)]) == ["1<20", "2<30", "|"])
    let ends = [
      Self.ended(1, 20, enter: 10, []), Self.ended(2, 40, enter: 0, .none),
      Self.ended(3, 60, enter: 50, .enterSent),
    ]
    #expect(Self.order([(ends, 100)]) == ["1>10", "1<20", "2<40", "3<60", "|"])
  }

  @Test func equalTimesKeepTheirOrder() {
    let records = [Self.call(1, 10, 10), Self.call(2, 10, 10)]
    #expect(Self.order([(records, 100)]) == ["1>10", "1<10", "2>10", "2<10", "|"])
  }

  /// Against a plain sort, for records of random times in random windows; a failure prints its seed.
  @Test(arguments: 0..<50) func aMergeIsASort(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func random(_ limit: UInt64) -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state % limit
    }
    var windows: [(records: [[UInt8]], watermark: UInt64)] = []
    var expected: [UInt64] = []
    for window in 1...8 {
      var records: [[UInt8]] = []
      for _ in 0..<random(20) {
        let start = UInt64(window - 1) * 1000 + random(1000)
        let end = start + random(3000)
        records.append(Self.call(1, start, end))
        expected += [start, end]
      }
      windows.append((records, UInt64(window - 1) * 1000))
    }
    windows.append(([], .max))
    let got = Self.order(windows).filter { $0 != "|" }.compactMap {
      UInt64($0.drop { !"<>".contains($0) }.dropFirst())
    }
    #expect(got == expected.sorted(), "seed \(seed)")
  }
}
