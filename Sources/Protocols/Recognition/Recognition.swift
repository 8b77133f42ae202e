/// What first bytes say about their protocol.
struct Recognition: Sendable {
  enum Certainty: Int, Sendable {
    case no
    /// Too few bytes to say; so far they fit.
    case unfinished
    /// They fit, as other bytes may: enough at a usual port.
    case likely
    case certain
  }

  let certainty: Certainty
  /// Who sends such bytes; nil where both may.
  let sender: Side?

  private init(_ certainty: Certainty, _ sender: Side? = nil) {
    self.certainty = certainty
    self.sender = sender
  }

  static let no = Recognition(.no)
  static let unfinished = Recognition(.unfinished)
  static func likely(from sender: Side? = nil) -> Recognition { Recognition(.likely, sender) }
  static func certain(from sender: Side? = nil) -> Recognition { Recognition(.certain, sender) }
}
