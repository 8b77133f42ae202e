import Inspection
import TerminalUI

/// Fields whose names begin as a word does.
enum FieldCandidates {
  private static let most = 50

  static func of(_ word: String) -> [Completion.Candidate] {
    guard !word.isEmpty else { return [] }
    return Array(
      FieldTable.shared.all.lazy.filter { $0.name.hasPrefix(word) }.prefix(most).map {
        Completion.Candidate($0.name, note: $0.summary)
      })
  }
}
