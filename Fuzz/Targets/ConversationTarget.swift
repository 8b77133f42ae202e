internal import Events
internal import Protocols
internal import TestSupport

/// Any bytes are a conversation: what ends has begun, once, and everything that is begun ends.
enum ConversationTarget {
  static func run(_ input: [UInt8]) {
    let (transport, port, buffers) = ConversationRecipe.read(input)
    let conversation = Conversation(transport, serverPort: port)
    var progress: [Progress] = []
    for (index, buffer) in buffers.enumerated() {
      conversation.take(
        buffer.bytes.rawSpan, missing: buffer.missing, from: buffer.sender, at: instant(index),
        into: &progress
      )
    }
    conversation.close(at: instant(buffers.count), into: &progress)
    check(progress)
  }

  private static func check(_ progress: [Progress]) {
    var open: Set<Int> = []
    for step in progress {
      switch step {
      case .begins(let message):
        require(open.insert(message.number).inserted, "begun twice: \(message.summary)")
        read(message)
      case .ends(let message, _):
        require(open.remove(message.number) != nil, "never begun: \(message.summary)")
        require(message.first.event <= message.last.event, "ends before it begins: \(message.summary)")
        read(message)
      }
    }
    require(open.isEmpty, "\(open.count) never ended")
  }

  /// Asks for all that a message can say: much of it is read only then.
  private static func read(_ message: Message) {
    let summary = message.summary
    require(!summary.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "not one line: \(summary)")
    if message.isFailure, message.role == .request { fatalError("a request that failed: \(summary)") }
    switch message.detail {
    case .dns(let detail):
      for section in Protocols.DNSMessage.Section.allCases {
        for record in detail.records(in: section) where record.summary.isEmpty { fatalError("no summary") }
      }
      _ = detail.edns?.error
    case .http(let head):
      _ = head.value(of: "content-type")
      require(head.service?.operation.isEmpty != true, "a service without an operation")
      require(head.errorText == nil || head.isFailure, "an error of what is none")
    case .tls, .command, .outcome: break
    }
  }

  private static func instant(_ index: Int) -> Instant {
    Instant(event: UInt64(index), time: Timestamp(rawValue: UInt64(index)))
  }
}
