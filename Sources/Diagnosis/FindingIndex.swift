/// The findings by what they are about: each transaction asks for its own parts alone.
struct FindingIndex {
  /// The place of the first finding whose sentence tells of a thing.
  private var told: [Finding.Subject: Int] = [:]
  /// The place of the first finding that accounts for a thing.
  private var accounted: [Finding.Subject: Int] = [:]

  init(_ findings: [Finding]) {
    for (place, finding) in findings.enumerated() {
      for subject in finding.subjects where accounted[subject] == nil { accounted[subject] = place }
      let subjects = finding.about.map { [$0] } ?? finding.subjects
      for subject in subjects where told[subject] == nil { told[subject] = place }
    }
  }

  /// Twice the place of the first finding that is about what has these parts, one more where that tells of another one; for
  /// others the largest number.
  func rank(of parts: [Finding.Subject]) -> Int {
    let told = parts.lazy.compactMap { self.told[$0] }.min()
    let accounted = parts.lazy.compactMap { self.accounted[$0] }.min()
    return min(told.map { $0 * 2 } ?? .max, accounted.map { $0 * 2 + 1 } ?? .max)
  }
}

extension Transaction {
  /// What belongs to it, in the words of findings.
  ///
  /// - Parameter place: its place in the explanation.
  func parts(at place: Int) -> [Finding.Subject] {
    var parts: [Finding.Subject] = [.transaction(place)]
    parts += exchanges.map { .exchange($0) }
    parts += hops.compactMap { $0.exchange.map { .exchange($0) } }
    parts += connectings.map { .connecting($0) }
    parts += lookups.map { .lookup($0) }
    parts += failedCalls.map { .failedCall($0) }
    return parts
  }
}
