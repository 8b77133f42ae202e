import Captures
import Events
import Inspection
import Recording
import State
import TestSupport
import Testing

/// What a digest leaves behind is what its stretch leaves behind.
@Suite struct DigestTests {
  /// Notes where legs begin.
  private final class CountingGuide: CaptureGuide {
    private let guide: IndexGuide
    private(set) var legs: [CaptureLeg] = []
    init(_ guide: IndexGuide) { self.guide = guide }
    func nextLeg() -> CaptureLeg? {
      let leg = guide.nextLeg()
      if let leg { legs.append(leg) }
      return leg
    }
  }

  /// The machine before the first event of each leg and at the end, when every event is turned down.
  private static func machines(
    _ path: String, atNumbers numbers: Set<UInt64>
  ) throws -> [UInt64: [String]] {
    var found: [UInt64: [String]] = [:]
    var machine = Machine()
    var reader = try CaptureReader(path: path)
    while let event = try reader.next(informing: &machine) {
      if numbers.contains(event.number), found[event.number] == nil {
        found[event.number] = MachineDescription.text(machine)
      }
      machine.apply(event)
      machine.noteRejected(event)
    }
    found[0] = MachineDescription.text(machine)
    return found
  }

  private static func machines(_ path: String, along guide: CountingGuide) throws -> [UInt64: [String]] {
    var found: [UInt64: [String]] = [:]
    var machine = Machine()
    var reader = try CaptureReader(path: path)
    try reader.follow(guide)
    var legCount = 0
    while let event = try reader.next(informing: &machine) {
      if guide.legs.count != legCount {
        legCount = guide.legs.count
        // Looking at every thread takes long: a few legs of a long capture have to do.
        if found.count < 12 || legCount % 50 == 0 { found[event.number] = MachineDescription.text(machine) }
      }
      machine.apply(event)
      machine.noteRejected(event)
    }
    found[0] = MachineDescription.text(machine)
    return found
  }

  /// The filter through which the index was made must not matter: it turns other events down than those that read it.
  @Test(arguments: IndexTestCaptures.names, ["", "evt.type in (read, write, close, sendto)"])
  func theMachineIsTheSameAfterEveryStretch(name: String, filter: String) throws {
    let capture = IndexedCapture(IndexTestCaptures.bytes(name))
    for size in [400, 20_000] {
      try capture.makeIndex(stretchByteCount: size, filter: filter)
      let guide = CountingGuide(try #require(try capture.guide("evt.num=0")))
      let found = try Self.machines(capture.path, along: guide)
      let expected = try Self.machines(capture.path, atNumbers: Set(found.keys))
      for (number, lines) in found.sorted(by: { $0.key < $1.key }) where lines != expected[number] {
        let first = zip(lines, expected[number] ?? []).first { $0 != $1 }
        Issue.record(
          "\(name), stretches of \(size): before event \(number):\n- \(first?.1 ?? "")\n+ \(first?.0 ?? "")")
        return
      }
    }
  }
}
