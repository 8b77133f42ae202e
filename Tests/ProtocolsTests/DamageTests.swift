import Events
import Protocols
import TestSupport
import Testing

/// Recorded conversations with bytes that are changed, taken out or put in twice, by the seed.
@Suite struct DamageTests {
  @Test(arguments: ConversationFixture.all) func `a damaged conversation is heard to its end`(
    fixture: ConversationFixture
  ) {
    for seed in 1...60 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let buffers = fixture.buffers.prefix(40).map { $0.damaged(by: &generator) }
      let hearing = Hearing(buffers, fixture.transport, port: fixture.port)
      #expect(hearing.messages.count * 2 == hearing.progress.count, "seed \(seed)")
      for message in hearing.messages {
        #expect(!message.summary.utf8.contains { $0 < 0x20 }, "seed \(seed)")
      }
    }
  }
}

extension ConversationFixture.Buffer {
  fileprivate func damaged(by generator: inout SeededGenerator) -> ConversationFixture.Buffer {
    var damaged = self
    guard !bytes.isEmpty, Bool.random(using: &generator) else { return damaged }
    let place = Int.random(in: bytes.indices, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: damaged.bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 1: damaged.bytes.removeSubrange(place..<min(place + 9, bytes.count))
    case 2: damaged.bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
    default: damaged.missing = Int.random(in: 0...5_000, using: &generator)
    }
    return damaged
  }
}
