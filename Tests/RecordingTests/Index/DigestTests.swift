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

  /// - Parameter isThorough: before each of them, however many there are.
  private static func machines(
    _ path: String, along guide: CountingGuide, isThorough: Bool = true
  ) throws -> [UInt64: [String]] {
    var found: [UInt64: [String]] = [:]
    var machine = Machine()
    var reader = try CaptureReader(path: path)
    try reader.follow(guide)
    var legCount = 0
    while let event = try reader.next(informing: &machine) {
      if guide.legs.count != legCount {
        legCount = guide.legs.count
        // Looking at every thread takes long: a few legs of a long capture have to do.
        if isThorough || found.count < 12 || legCount % 50 == 0 {
          found[event.number] = MachineDescription.text(machine)
        }
      }
      machine.apply(event)
      machine.noteRejected(event)
    }
    found[0] = MachineDescription.text(machine)
    return found
  }

  /// Where the machine is another when a capture is read along its index, and how.
  private static func difference(
    in capture: borrowing IndexedCapture, isThorough: Bool = true
  ) throws -> String? {
    let guide = CountingGuide(try #require(try capture.guide("evt.num=0", readsToEnd: true)))
    let found = try machines(capture.path, along: guide, isThorough: isThorough)
    let expected = try machines(capture.path, atNumbers: Set(found.keys))
    for (number, lines) in found.sorted(by: { $0.key < $1.key }) where lines != expected[number] {
      let first = zip(lines, expected[number] ?? []).first { $0 != $1 }
      return "before event \(number):\n- \(first?.1 ?? "")\n+ \(first?.0 ?? "")"
    }
    return nil
  }

  /// Processes that come and go, seen from both sides or from one, whose numbers are given out again.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func processesThatComeAndGoLeaveTheSameMachine(seed: UInt64) throws {
    let capture = IndexedCapture(RandomProcesses(seed: seed).capture(stepCount: 500).bytes)
    try capture.makeIndex(stretchByteCount: 500, runLengths: [3, 12, 60])
    if let difference = try Self.difference(in: capture) { Issue.record("seed \(seed): \(difference)") }
  }

  @Test func nothingIsKeptOfProcessesThatEndWithinAStretch() throws {
    var builder = CaptureBuilder().thread(100, "sh")
    for child in 1_000..<1_200 as Range<Int64> {
      builder = builder.on(100).clone(child, name: "sh").execve("/bin/cat").open("/etc/hosts", fd: 3).read(
        3, "a"
      )
      .close(3).exit().on(100).read(0, "next")
    }
    let capture = IndexedCapture(builder.bytes)
    try capture.makeIndex(stretchByteCount: 2_000, runLengths: [20])
    let guide = CountingGuide(try #require(try capture.guide("evt.num=0", readsToEnd: true)))
    _ = try Self.machines(capture.path, along: guide)
    let runs = guide.legs.compactMap { leg in
      if case .blocks(let bytes, _) = leg.content { bytes.count } else { nil }
    }
    #expect(runs.count > 3 && runs.reduce(0, +) < builder.bytes.count / 8, "\(runs)")
  }

  /// Every kind of event, with and without runs, and between any two stretches.
  @Test(arguments: ["every-event", "families", "tracers", "logging", "demo", "cluster"], [[], [3]])
  func theMachineIsTheSameBetweenAnyTwoStretches(name: String, runLengths: [Int]) throws {
    let sample = try #require(SampleCaptures.all.first { $0.name == name })
    let capture = IndexedCapture(sample.capture.bytes)
    try capture.makeIndex(stretchByteCount: 1_000, runLengths: runLengths)
    if let difference = try Self.difference(in: capture) { Issue.record("\(name): \(difference)") }
  }

  /// The filter through which the index was made must not matter: it turns other events down than those that read it.
  @Test(arguments: IndexTestCaptures.names, ["", "evt.type in (read, write, close, sendto)"])
  func theMachineIsTheSameAfterEveryStretch(name: String, filter: String) throws {
    let capture = IndexedCapture(IndexTestCaptures.bytes(name))
    for (size, runLengths) in [(400, [3, 50]), (20_000, []), (2_000, [])] as [(Int, [Int])] {
      try capture.makeIndex(stretchByteCount: size, filter: filter, runLengths: runLengths)
      if let difference = try Self.difference(in: capture, isThorough: false) {
        Issue.record("\(name), stretches of \(size), \(runLengths): \(difference)")
        return
      }
    }
  }
}
