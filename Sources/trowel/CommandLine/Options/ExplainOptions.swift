/// What `trowel explain` is asked for beside what is read.
package struct ExplainOptions: Sendable, Equatable {
  package var face = Face.text
  /// The number of the transaction that is shown alone.
  package var transaction: Int?
  /// Two captures are compared.
  package var compares = false
  /// Where spans go, for OpenTelemetry; nil where none are asked for.
  package var spanPath: String?
  /// Where slices go, for Perfetto; nil where none are asked for.
  package var slicePath: String?

  package init() {}

  /// What an explanation becomes.
  package enum Face: Sendable, Equatable {
    case text, json, story
  }

  /// How much of each buffer is kept where a command is explained while it runs: what is said has to be read.
  static let snaplen: UInt32 = 8000

  /// Standard output is taken by a trace: nothing else may stand there.
  var fillsOutput: Bool { spanPath == "-" || slicePath == "-" }

  /// What does not go together.
  func check(captureCount: Int) throws(UsageError) {
    if compares, captureCount != 2 {
      throw UsageError("--diff needs two captures, the good one first: --diff good.scap bad.scap")
    }
    if compares, face != .text || transaction != nil {
      throw UsageError("--diff goes neither with --json nor with --story and --transaction")
    }
    if face == .json, transaction != nil {
      throw UsageError("--json has all transactions, without --transaction")
    }
    if spanPath == "-", slicePath == "-" {
      throw UsageError("--otlp and --perfetto cannot both go to standard output")
    }
    if captureCount > 1, spanPath != nil || slicePath != nil {
      throw UsageError("--otlp and --perfetto are made of one capture")
    }
  }
}
