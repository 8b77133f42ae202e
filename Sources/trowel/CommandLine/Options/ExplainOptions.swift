/// What `trowel explain` is asked for beside what is read.
package struct ExplainOptions: Sendable, Equatable {
  package var face = Face.text
  /// The number of the transaction that is shown alone.
  package var transaction: Int?

  package init() {}

  /// What an explanation becomes.
  package enum Face: Sendable, Equatable {
    case text, json
  }

  /// How much of each buffer is kept where a command is explained while it runs: what is said has to be read.
  static let snaplen: UInt32 = 8000
}
