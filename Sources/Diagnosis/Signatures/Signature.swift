/// A fault that Trowel knows: what it looks like in the evidence.
///
///     Signature("slow-search-suffix") { evidence, transactions in … }
///
/// One is a file of its own and a place in `Signature.all`, where the more exact ones stand before those that say less.
package struct Signature: Sendable {
  package let name: String
  /// Finds what there is of it.
  package let examine: @Sendable (_ clues: borrowing Clues) -> [Finding]

  init(_ name: String, examine: @escaping @Sendable (_ clues: borrowing Clues) -> [Finding]) {
    self.name = name
    self.examine = examine
  }
}

extension Signature {
  /// All findings, the costliest first. One whose subjects are all accounted for by a more exact one is left out. None is
  /// certain in whose time events were lost, and what had not ended with the capture is said to go on.
  package static func findings(_ clues: Clues, by signatures: [Signature] = all) -> [Finding] {
    var accounted: Set<Finding.Subject> = []
    var found: [Finding] = []
    for signature in signatures {
      let fresh = signature.examine(clues).filter {
        $0.subjects.isEmpty || !$0.subjects.isSubset(of: accounted)
      }
      found += fresh
      for finding in fresh { accounted.formUnion(finding.subjects) }
    }
    // Of equal cost the more exact one first, in which order they were found.
    return found.enumerated().sorted {
      ($1.element.nanoseconds, $0.offset) < ($0.element.nanoseconds, $1.offset)
    }
    .map { $0.element.doubted(in: clues.evidence).goingOn(in: clues.evidence) }
  }
}
