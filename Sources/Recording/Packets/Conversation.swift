internal import Events

/// A connection, or two ends that send each other datagrams, whichever end is asked about.
struct Conversation: Hashable {
  let first: Endpoint
  let second: Endpoint

  init(_ one: Endpoint, _ other: Endpoint) {
    (first, second) = one.isBefore(other) ? (one, other) : (other, one)
  }
}

extension Endpoint {
  fileprivate func isBefore(_ other: Endpoint) -> Bool {
    (address.high, address.low, port) < (other.address.high, other.address.low, other.port)
  }
}

/// What was told so far of a conversation.
struct ConversationState {
  /// What its first end sends, and its second.
  var first = Direction()
  var second = Direction()
  var isOpened = false
  /// The first packet of the greeting was told, the other two were not.
  var isHalfOpened = false

  /// What one end sends.
  struct Direction {
    /// The number of the next byte; 0 is that of the greeting.
    var next: UInt32 = 1
    var hasFinished = false
    /// Who tells what is sent: where both ends were recorded, each message is seen twice.
    var teller: Teller?
  }

  enum Teller { case sender, receiver }

  subscript(isFirst: Bool) -> Direction {
    get { isFirst ? first : second }
    set { if isFirst { first = newValue } else { second = newValue } }
  }
}
