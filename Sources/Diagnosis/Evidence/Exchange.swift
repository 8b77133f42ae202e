package import Events
package import Protocols

/// A request and its answer, as one of the two ends saw them.
///
///     requestBegan ── requestEnded ............ responseBegan ── responseEnded
///
/// Any of the four may be missing: what was sent before the capture began, by a call whose bytes it does not hold, or never.
package struct Exchange: Sendable {
  package let id: ExchangeID
  package let actor: ActorID
  /// The thread that sent, or received, the first byte that was seen.
  package let thread: ThreadID
  /// Which end saw it: where `client` stands, the actor asked.
  package let side: Side
  package let flow: Flow
  package let protocolName: ProtocolName
  /// The first sight of it.
  package let began: Instant
  package var request: Message?
  package var requestBegan: Instant?
  package var requestEnded: Instant?
  package var response: Message?
  package var responseBegan: Instant?
  /// The thread that sent, or received, the first byte of the answer.
  package var answeringThread: ThreadID?
  package var responseEnded: Instant?
  package var outcome = Outcome.open
  /// The same exchange as its other end saw it.
  package var otherEnd: ExchangeID?
  /// What the actor was serving when it asked.
  package var cause: Cause?

  package enum Outcome: Sendable, Equatable {
    /// Neither answered nor given up when the capture ended.
    case open
    case answered
    /// Another attempt began, or the socket was closed, without an answer.
    case unanswered(at: Instant)
    /// A call on the socket failed with this error number.
    case failed(errno: Int32, at: Instant)
    /// The other side closed before its answer was complete.
    case cutShort(at: Instant)
  }

  /// Why an exchange is believed to have made its actor ask.
  package struct Cause: Sendable {
    package let exchange: ExchangeID
    package let confidence: Confidence
    /// What says so: `the same question`, `the same thread`.
    package let reason: String
  }

  /// A greeting of TLS, or what was said behind one: nobody can read which of it is the last of a purpose.
  package var isEncrypted: Bool { protocolName == .tls }

  /// The last sight of it.
  package var ended: Instant? {
    switch outcome {
    case .unanswered(let at), .failed(_, let at), .cutShort(let at): at
    case .open, .answered: responseEnded ?? responseBegan
    }
  }
}

/// Which exchange of the evidence.
package struct ExchangeID: Hashable, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }
}
