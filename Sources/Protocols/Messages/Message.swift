/// A request, a response, or what is neither, as far as its bytes were captured.
package struct Message: Sendable {
  package enum Role: Sendable {
    case request
    case response
    /// Neither asks nor answers: a greeting, a push, an alert, `100 Continue`.
    case notice
  }

  /// Tells the messages of a conversation apart: 0 for the first that began.
  package let number: Int
  package let protocolName: ProtocolName
  package let role: Role
  package let sender: Side
  /// What an answer has in common with its request; nil where answers come in the order of the requests.
  package let key: UInt64?
  /// When its first byte passed.
  package let first: Instant
  /// When the last of its bytes so far passed; its last byte, once it has ended.
  package internal(set) var last: Instant
  /// How many bytes passed between the two, also those that were not captured.
  package internal(set) var byteCount = 0
  package internal(set) var detail: MessageDetail
  /// Whether bytes that `detail` is made of were not captured: what it says is true, but not all.
  package internal(set) var isTruncated = false

  init(
    _ number: Int, _ protocolName: ProtocolName, _ role: Role, from sender: Side, key: UInt64? = nil,
    at first: Instant, _ detail: MessageDetail
  ) {
    self.number = number
    self.protocolName = protocolName
    self.role = role
    self.sender = sender
    self.key = key
    self.first = first
    last = first
    self.detail = detail
  }

  /// One line for people: `GET /v2/keys/x`, `404 Not Found`, `A? name.`. Put together on every call.
  package var summary: String { detail.summary + (isTruncated ? " …" : "") }

  /// Whether both have the same summary, which is put together only where it must be.
  package func saysTheSame(as other: Message) -> Bool {
    if case .http(let head) = detail, case .http(let same) = other.detail, isTruncated == other.isTruncated,
      head.isRequest, same.isRequest, head.hasSameStart(as: same)
    {
      return true
    }
    return summary == other.summary
  }

  /// Whether it says that something did not work. The sender of an HTTP 404 may have meant nothing bad.
  package var isFailure: Bool { detail.isFailure }
}
