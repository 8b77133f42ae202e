import Events
import Protocols
import TestSupport
import Testing

/// What holds for every fixture. TROWEL_REWRITE=1 writes the messages anew that are expected of each.
@Suite struct FixtureTests {
  @Test(arguments: ConversationFixture.all) func `a conversation gives its messages`(
    fixture: ConversationFixture
  ) {
    let lines = Hearing(fixture).lines()
    if Repository.environment("TROWEL_REWRITE") != nil { return fixture.rewrite(lines) }
    #expect(!lines.isEmpty)
    #expect(lines.joined(separator: "\n") == fixture.expected.joined(separator: "\n"))
  }

  @Test(arguments: ConversationFixture.all) func `what ends has begun, once`(fixture: ConversationFixture) {
    var begun: Set<Int> = []
    var ended: Set<Int> = []
    for step in Hearing(fixture).progress {
      switch step {
      case .begins(let message): #expect(begun.insert(message.number).inserted)
      case .ends(let message, _):
        #expect(begun.contains(message.number))
        #expect(ended.insert(message.number).inserted)
        #expect(message.first.event <= message.last.event)
      }
    }
    #expect(begun == ended)
  }

  @Test(arguments: ConversationFixture.streams) func `cut anywhere, a stream gives the same messages`(
    fixture: ConversationFixture
  ) {
    let whole = Hearing(fixture).lines(withEvents: false)
    for size in [1, 2, 3, 7, 16, 100] {
      let cut = fixture.buffers.flatMap { $0.cut(into: size) }
      let lines = Hearing(cut, fixture.transport, port: fixture.port).lines(withEvents: false)
      #expect(
        lines.joined(separator: "\n") == whole.joined(separator: "\n"), "cut into \(size)")
    }
  }

  @Test(arguments: ConversationFixture.all) func `every prefix of a conversation gives a value`(
    fixture: ConversationFixture
  ) {
    for (index, buffer) in fixture.buffers.enumerated() {
      // Long bodies are the same everywhere.
      let ends = buffer.bytes.count < 1500 ? buffer.bytes.indices : 0..<1500
      for count in ends {
        var buffers = Array(fixture.buffers[...index])
        buffers[index] = ConversationFixture.Buffer(
          bytes: Array(buffer.bytes.prefix(count)), sender: buffer.sender)
        let hearing = Hearing(buffers.suffix(4), fixture.transport, port: fixture.port)
        #expect(hearing.endings.count <= hearing.progress.count)
      }
    }
  }

  @Test(arguments: ConversationFixture.all) func `short buffers give no message that whole ones do not`(
    fixture: ConversationFixture
  ) {
    let known = Set(Hearing(fixture).messages.map { "\($0.sender) \($0.role)" })
    for size in [0, 1, 5, 12, 16, 40, 80, 200] {
      let buffers = fixture.buffers.map { $0.captured(atMost: size) }
      let hearing = Hearing(buffers, fixture.transport, port: fixture.port)
      let messages = hearing.messages
      #expect(messages.allSatisfy { known.contains("\($0.sender) \($0.role)") }, "captured \(size)")
      #expect(messages.count <= fixture.buffers.count * 16)
    }
  }

  @Test(arguments: ConversationFixture.all) func `joined in the middle, what is heard ends`(
    fixture: ConversationFixture
  ) {
    for start in fixture.buffers.indices {
      let hearing = Hearing(Array(fixture.buffers[start...]), fixture.transport, port: fixture.port)
      for message in hearing.messages { #expect(message.first.event <= message.last.event) }
    }
  }
}

extension ConversationFixture.Buffer {
  /// The same bytes in pieces; what was not captured stays behind the last one.
  func cut(into size: Int) -> [ConversationFixture.Buffer] {
    var pieces = stride(from: 0, to: bytes.count, by: size).map {
      ConversationFixture.Buffer(bytes: Array(bytes[$0..<min($0 + size, bytes.count)]), sender: sender)
    }
    guard !pieces.isEmpty else { return [self] }
    pieces[pieces.count - 1].missing = missing
    return pieces
  }

  func captured(atMost count: Int) -> ConversationFixture.Buffer {
    let kept = Array(bytes.prefix(count))
    return ConversationFixture.Buffer(
      bytes: kept, missing: missing + bytes.count - kept.count, sender: sender)
  }
}
