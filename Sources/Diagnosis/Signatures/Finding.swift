package import Protocols

/// What was wrong, why that is believed, and what to do about it.
package struct Finding: Sendable {
  /// Of the signature that found it: `slow-search-suffix`.
  package let signature: String
  /// One sentence of cause.
  package internal(set) var cause: String
  /// The events that show it.
  package let evidence: [Proof]
  /// What it cost, in nanoseconds of somebody's waiting; 0 where nobody waited.
  package let nanoseconds: UInt64
  package let confidence: Confidence
  /// The one fact that would make it certain; nil where nothing is left to ask.
  package let wouldDecide: String?
  /// What looks alike, and why it is not that.
  package let ruledOut: [Alternative]
  /// What can be done, the best first.
  package let remedies: [String]
  /// What it accounts for: a less exact finding about nothing else is left out.
  package let subjects: Set<Subject>

  package init(
    _ signature: String, _ cause: String, evidence: [Proof], nanoseconds: UInt64, confidence: Confidence,
    wouldDecide: String? = nil, ruledOut: [Alternative] = [], remedies: [String], subjects: Set<Subject>
  ) {
    self.signature = signature
    self.cause = cause
    self.evidence = evidence
    self.nanoseconds = nanoseconds
    self.confidence = confidence
    self.wouldDecide = wouldDecide
    self.ruledOut = ruledOut
    self.remedies = remedies
    self.subjects = subjects
  }

  /// An event, and what it shows.
  package struct Proof: Sendable {
    package let at: Instant
    package let shows: String

    package init(_ at: Instant, _ shows: String) {
      self.at = at
      self.shows = shows
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
