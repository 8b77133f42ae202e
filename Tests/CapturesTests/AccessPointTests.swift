import Captures
import Events
import TestSupport
import Testing

/// Reading only a part of a capture, from a place that was noted when it was read whole.
@Suite struct AccessPointTests {
  /// Half noise, half text, so that deflate has blocks of several kinds and refers far back.
  private static let capture: [UInt8] = {
    var builder = CaptureBuilder().thread(7, "cat")
    var generator = SeededGenerator(seed: 11)
    for turn in 0..<9_000 {
      let noise = (0..<30).map { _ in UInt8.random(in: 0...255, using: &generator) }
      builder.append(7, [60, .bytes(noise + Array("the line number \(turn % 97) of it".utf8))])
    }
    return builder.bytes
  }()

  private static let layouts: [String: [UInt8]] = [
    "plain": capture,
    "stored": Gzip.member(capture, level: 0),
    "fast": Gzip.member(capture, level: 1),
    "small": Gzip.member(capture, level: 9),
    "members": stride(from: 0, to: capture.count, by: 90_001).flatMap {
      Gzip.member(Array(capture[$0..<min($0 + 90_001, capture.count)]))
    },
    "frames": Zstd.frames(capture, ofEach: 90_001),
  ]

  /// Where the events of a capture begin, and what reading it once noted.
  private struct Survey {
    var offsets: [UInt64] = []
    var points: [AccessPoint] = []
    var events: [EventCopy] = []
    var end: UInt64 = 0

    init(_ path: String, spacing: UInt64) throws {
      var log = RecordLog()
      var reader = try CaptureReader(path: path)
      reader.noteAccessPoints(every: spacing)
      while let event = try Self.copy(reader.next(informing: &log)) {
        events.append(event)
        offsets.append(reader.latestBlockOffset)
        end = reader.latestBlockOffset + UInt64(reader.latestBlock.byteCount)
        points += reader.takeAccessPoints()
      }
      points += reader.takeAccessPoints()
    }

    private static func copy(_ event: EventView?) -> EventCopy? {
      guard let event else { return nil }
      return EventCopy(event)
    }
  }

  /// A guide through legs that are known.
  private final class Route: CaptureGuide {
    private var legs: [CaptureLeg]
    init(_ legs: [CaptureLeg]) { self.legs = legs.reversed() }
    func nextLeg() -> CaptureLeg? { legs.popLast() }
  }

  private static func events(
    _ path: String, along legs: [CaptureLeg], avoidingISAL: Bool = false
  ) throws -> [EventCopy] {
    var log = RecordLog()
    var reader = try CaptureReader(path: path, avoidingISAL: avoidingISAL)
    try reader.follow(Route(legs))
    var events: [EventCopy] = []
    while let event = try reader.next(informing: &log) { events.append(EventCopy(event)) }
    return events
  }

  @Test(arguments: ["stored", "fast", "small", "members", "frames"], [false, true])
  func readingGoesOnFromEveryPoint(layout: String, avoidingISAL: Bool) throws {
    let file = TemporaryFile(try #require(Self.layouts[layout]))
    let survey = try Survey(file.path, spacing: 20_000)
    #expect(survey.points.count > 3)
    // Behind the last frame one could begin as well, and find nothing.
    for point in survey.points where point.offset < survey.end {
      let next = try #require(survey.offsets.firstIndex { $0 >= point.offset })
      let head = survey.offsets[1]
      let legs = [
        CaptureLeg(.part(0..<head, through: nil), firstEvent: 1),
        CaptureLeg(
          .part(survey.offsets[next]..<survey.end, through: point), firstEvent: UInt64(next) + 1),
      ]
      let events = try Self.events(file.path, along: legs, avoidingISAL: avoidingISAL)
      let expected = Array(survey.events[..<1] + survey.events[next...])
      #expect(events == expected, "\(point.kind) \(point.offset)")
    }
  }

  @Test(arguments: ["plain", "small", "members", "frames"])
  func aPartEndsWhereItIsSaidTo(layout: String) throws {
    let file = TemporaryFile(try #require(Self.layouts[layout]))
    let survey = try Survey(file.path, spacing: 50_000)
    let (first, second) = (100, 4_000)
    let legs = [
      CaptureLeg(.part(0..<survey.offsets[first], through: nil), firstEvent: 1),
      CaptureLeg(
        .part(
          survey.offsets[second]..<survey.offsets[second + 50],
          through: survey.points.last { $0.offset <= survey.offsets[second] }
            ?? AccessPoint(kind: .plain, offset: survey.offsets[second], fileOffset: survey.offsets[second])),
        firstEvent: UInt64(second) + 1),
    ]
    let events = try Self.events(file.path, along: legs)
    #expect(events == Array(survey.events[..<first] + survey.events[second..<second + 50]))
  }

  @Test func blocksStandInForAPartAndNumbersGoOn() throws {
    let file = TemporaryFile(try #require(Self.layouts["small"]))
    let survey = try Survey(file.path, spacing: 50_000)
    let block = Array(Self.capture[Int(survey.offsets[10])..<Int(survey.offsets[11])])
    let legs = [
      CaptureLeg(.part(0..<survey.offsets[10], through: nil), firstEvent: 1),
      CaptureLeg(.blocks(block + block, offset: survey.offsets[10]), firstEvent: 11),
      CaptureLeg(.part(survey.offsets[8_990]..<survey.end, through: nil), firstEvent: 8_991),
    ]
    let events = try Self.events(file.path, along: legs)
    #expect(events.map(\.number) == Array(1...12) + Array(8_991...9_000))
    #expect(events[10].params == survey.events[10].params && events[11].params == survey.events[10].params)
    #expect(events.suffix(10) == survey.events.suffix(10))
  }
}
