internal import Testing

@testable internal import Diagnosis

/// In which order transactions are told of.
struct FindingIndexTests {
  private func finding(about: Finding.Subject?, _ subjects: Set<Finding.Subject>) -> Finding {
    Finding(
      "x", "", evidence: [], nanoseconds: 0, confidence: .certain, remedies: [], about: about,
      subjects: subjects)
  }

  @Test func whatASentenceTellsOfComesBeforeWhatItAccountsFor() {
    let index = FindingIndex([
      finding(about: .lookup(1), [.lookup(1), .lookup(2)]),
      finding(about: nil, [.connecting(1), .lookup(2)]),
      finding(about: .lookup(3), [.lookup(2)]),
    ])
    #expect(index.rank(of: [.connecting(9), .lookup(1)]) == 0)
    #expect(index.rank(of: [.lookup(2)]) == 1)
    #expect(index.rank(of: [.connecting(1)]) == 2)
    #expect(index.rank(of: [.lookup(3)]) == 4, "told of, though it accounts for something else")
    #expect(index.rank(of: [.transaction(0), .connecting(9)]) == .max)
  }
}
