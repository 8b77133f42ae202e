package import Events
package import Protocols

/// One look-up of a name: the resolver's own transaction, of all questions that it asked for it.
///
///     search list × record types × servers × attempts
package struct Lookup: Sendable {
  package let actor: ActorID
  package let thread: ThreadID
  /// The name that the program asked for, without the suffixes that were tried, and with no dot at the end unless it was
  /// typed with one.
  package var name: String
  package var resolver: Resolver
  /// Nil where the process read none in the capture.
  package var configuration: ResolverConfiguration?
  /// Where names are looked for, as the process read it; nil where it did not.
  package var sources: Evidence.Sources?
  /// In the order in which they were tried.
  package var candidates: [Candidate] = []
  package var began: Instant
  /// The last answer, or the last sight of an attempt; of one under way the end of the capture.
  package var ended: Instant
  /// A question of its last name had no answer yet when the capture ended, and the program had not gone on.
  package var isUnderWay = false
  /// What the look-up gave: addresses of the last candidate that had any.
  package var addresses: [IPAddress] = []

  /// One name that was asked for: what was typed, with a suffix of the search list or without.
  package struct Candidate: Sendable {
    /// As asked, with a dot at the end.
    package let name: String
    /// The suffix of the search list, without dots at its ends; nil for the name as it was typed.
    package var suffix: String?
    package var questions: [Question] = []
  }

  /// One type of record of one name.
  package struct Question: Sendable {
    package let type: DNSType
    package var attempts: [Attempt] = []
  }

  /// One message to one server, and its answer.
  package struct Attempt: Sendable {
    /// The exchange, as the client saw it; where the client's own bytes are not in the capture, as the server saw it.
    package let exchange: ExchangeID
    package let server: Endpoint
    /// Nil where neither end was seen to pass it on.
    package let sent: Instant?
    package let answered: Instant?
    package let code: DNSResponseCode?
    /// How many records answered.
    package let answerCount: Int
    package let isTruncated: Bool
    /// What the server did about it, where that was seen: what it asked others.
    package let servedBy: ExchangeID?
  }

  /// Whose code asks: each tries names and servers in a way of its own.
  package enum Resolver: String, Sendable {
    case glibc, musl, go, unknown
  }
}

/// What the resolver was told, as the process read it.
package struct ResolverConfiguration: Sendable {
  package let actor: ActorID
  package let thread: ThreadID
  /// The read that gave `/etc/resolv.conf`.
  package var source: Instant
  package var nameServers: [String] = []
  package var search: [String] = []
  package var ndots = 1
  /// Seconds that an attempt may take.
  package var timeout = 5
  package var attempts = 2
  /// Starts with another server each time.
  package var rotates = false
  /// Asks for A and AAAA one after the other.
  package var asksOneByOne = false
  package var usesTCP = false
  /// Answers may be longer than 512 bytes.
  package var hasEDNS = false
  /// Not all of a file is in the capture.
  package var isCutOff = false
}
