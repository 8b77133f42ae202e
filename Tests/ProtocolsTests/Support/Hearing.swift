import Events
import Protocols
import TestSupport

/// What becomes of a conversation that is heard from its first buffer to its end.
struct Hearing {
  private(set) var progress: [Progress] = []
  private(set) var protocolName: ProtocolName?
  private(set) var sidesAreSwapped = false
  private(set) var isUnknown = false

  /// Each buffer is an event of its own, numbered from 1, a microsecond after the one before.
  init(_ buffers: [ConversationFixture.Buffer], _ transport: Transport = .stream, port: UInt16? = nil) {
    let conversation = Conversation(transport, serverPort: port)
    for (index, buffer) in buffers.enumerated() {
      conversation.take(
        buffer.bytes.rawSpan, missing: buffer.missing, from: buffer.sender, at: Self.instant(index + 1),
        into: &progress)
    }
    isUnknown = conversation.isUnknown
    protocolName = conversation.protocolName
    sidesAreSwapped = conversation.sidesAreSwapped
    conversation.close(at: Self.instant(buffers.count + 1), into: &progress)
  }

  init(_ fixture: ConversationFixture) { self.init(fixture.buffers, fixture.transport, port: fixture.port) }

  static func instant(_ event: Int) -> Instant {
    Instant(event: UInt64(event), time: Timestamp(rawValue: UInt64(event) * 1000))
  }

  /// The messages that ended, in the order of their beginning.
  var messages: [Message] { endings.map(\.0) }

  var endings: [(Message, Progress.Ending)] {
    progress.compactMap { if case .ends(let message, let ending) = $0 { (message, ending) } else { nil } }
      .sorted { $0.0.number < $1.0.number }
  }

  /// `client request 1...3 GET /x (80 bytes)`: who, what, from which event to which, how long; how it ended unless whole.
  func lines(withEvents: Bool = true) -> [String] {
    endings.map { message, ending in
      let note = ending == .whole ? "" : ", \(ending)"
      let events = withEvents ? " \(message.first.event)...\(message.last.event)" : ""
      return "\(message.protocolName) \(message.sender) \(message.role)\(events)"
        + " \(message.summary) (\(message.byteCount) bytes\(note))"
    }
  }
}
