import Captures
import Events
import State
import Testing
import TestSupport

/// What the latest event left behind is asked for while threads and descriptors come and go under the same few ids.
@Suite struct RemovalTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `questions find something or nothing, whatever has been removed`(seed: UInt64) throws {
    var random = Dice(state: seed)
    var builder = CaptureBuilder().thread(1, "init").thread(2, "sh").thread(3, "cat")
    for _ in 0..<800 { builder = Self.step(builder, &random) }
    var asked = 0
    var found = 0
    try Replay.run(builder) { machine, _ in
      asked += 1
      if let entry = machine.fdOfEvent {
        found += 1
        _ = Replay.text(entry.name, machine)
      }
      guard let slot = machine.moment.thread else { return }
      _ = Replay.text(machine.threads[slot].name, machine)
      _ = Replay.text(machine.workingDirectory(of: slot), machine)
      for number in 0..<6 { _ = Replay.name(Int64(number), of: Int64(number), machine) }
    }
    #expect(asked == 800 && found > 40 && found < asked)
  }

  private static func step(_ builder: CaptureBuilder, _ dice: inout Dice) -> CaptureBuilder {
    let thread = dice.roll(5)
    let fd = EventValue.fd(dice.roll(6) - 1)
    switch dice.roll(8) {
    case 0, 1, 2:
      return builder.event("open", .exit, thread: thread, [fd, .path("/tmp/\(dice.roll(9))"), 1, 0, 0])
    case 3: return builder.event("close", .enter, thread: thread, [fd])
    case 4: return builder.event("close", .exit, thread: thread, [.result(0)])
    case 5: return builder.event("dup", .exit, thread: thread, [fd])
    case 6: return builder.event("procexit", .enter, thread: thread, [0, 0, 0, 0])
    default: return builder.event("read", .enter, thread: thread, [fd, 1])
    }
  }
}

/// The same numbers for the same seed.
private struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int64) -> Int64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int64(state >> 33) % sides
  }
}
