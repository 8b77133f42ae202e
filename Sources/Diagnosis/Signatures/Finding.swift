package import Protocols

/// What was wrong, why that is believed, and what to do about it.
package struct Finding: Sendable {
  /// Of the signature that found it: `slow-search-suffix`.
  package let signature: String
  /// One sentence of cause.
  package internal(set) var cause: String
  /// The events that show it, in order.
  package let evidence: [Proof]
  /// What it cost, in nanoseconds of somebody's waiting; 0 where nobody waited.
  package let nanoseconds: UInt64
  package internal(set) var confidence: Confidence
  /// The one fact that would make it certain; nil where nothing is left to ask.
  package internal(set) var wouldDecide: String?
  /// What looks alike, and why it is not that.
  package let ruledOut: [Alternative]
  /// What can be done, the best first.
  package let remedies: [String]
  /// What its sentence tells of, where it tells of one of several alike.
  package let about: Subject?
  /// What it accounts for: a less exact finding about nothing else is left out.
  package let subjects: Set<Subject>

  package init(
    _ signature: String, _ cause: String, evidence: [Proof], nanoseconds: UInt64, confidence: Confidence,
    wouldDecide: String? = nil, ruledOut: [Alternative] = [], remedies: [String],
    about: Subject? = nil, subjects: Set<Subject>
  ) {
    self.signature = signature
    self.cause = cause
    self.evidence = evidence.sorted { $0.at < $1.at }
    self.nanoseconds = nanoseconds
    self.confidence = confidence
    self.wouldDecide = wouldDecide
    self.ruledOut = ruledOut
    self.remedies = remedies
    self.about = about
    self.subjects = subjects
  }

  /// An event, and what it shows.
  package struct Proof: Sendable {
    package let at: Instant
    package let shows: String
    /// Others like it say the same: it may be left out where space is short.
    package let isRepeat: Bool

    package init(_ at: Instant, _ shows: String, isRepeat: Bool = false) {
      self.at = at
      self.shows = shows
      self.isRepeat = isRepeat
    }
  }

  package struct Alternative: Sendable {
    package let what: String
    package let whyNot: String

    package init(_ what: String, _ whyNot: String) {
      self.what = what
      self.whyNot = whyNot
    }
  }

  /// A thing of the evidence, by its place there.
  package enum Subject: Hashable, Sendable {
    case exchange(ExchangeID)
    case connecting(Int)
    case lookup(Int)
    case failedCall(Int)
    case ending(Int)
    case transaction(Int)
  }
}
