/// The answer to a `Command`.
package struct Outcome: Sendable {
  /// What the answer is, in the protocol's word: `SELECT 3`, `OK`, `ReadyForQuery`.
  package let text: String
  package let failure: Failure?

  package struct Failure: Sendable {
    /// The protocol's code: `42P01`, `1146 42S02`, `WRONGTYPE`.
    package let code: String
    package let text: String
  }

  init(_ text: String) {
    self.text = text
    failure = nil
  }

  init(failure code: String, _ text: String) {
    self.text = "error"
    failure = Failure(code: code, text: text)
  }

  package var isFailure: Bool { failure != nil }

  package var summary: String {
    guard let failure else { return text }
    return failure.code.isEmpty ? "error: \(failure.text)" : "error \(failure.code): \(failure.text)"
  }
}
