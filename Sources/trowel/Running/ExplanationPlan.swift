internal import Captures
internal import Diagnosis
internal import Events

/// What becomes of an explanation.
struct ExplanationPlan {
  let options: ExplainOptions
  /// There is a filter, which names those who are told of.
  let isFiltered: Bool
  private let captures: [String]
  private let width: Int
  private let isColored: Bool

  /// Where there is no terminal that says how wide it is.
  private static let standardWidth = 100

  init(_ options: Options, _ wishes: ExplainOptions) {
    self.options = wishes
    captures = options.captures
    isFiltered = !options.filter.isEmpty
    width = StandardStreams.width(.output) ?? Self.standardWidth
    isColored = StandardStreams.isTerminal(.output) && !Environment.forbidsColor
  }

  /// - Parameter source: which capture it is, counted from 0.
  func text(of explanation: Explanation, source: Int) throws(UsageError) -> String {
    if options.fillsOutput { return "" }
    let name = captures.indices.contains(source) ? captures[source] : nil
    if options.face == .json { return ExplanationJSON.text(explanation, name: name) }
    let heading = captures.count > 1 ? "\(name ?? ""):\n\n" : ""
    let separator = source > 0 ? "\n" : ""
    return separator + heading + (try body(explanation))
  }

  private func body(_ explanation: Explanation) throws(UsageError) -> String {
    let chosen = try transaction(in: explanation)
    if options.face == .story, let told = chosen ?? explanation.worst.first {
      return StoryText.text(of: told, in: explanation, width: width, isColored: isColored)
    }
    if let chosen {
      return ExplanationText.text(of: chosen, in: explanation, width: width, isColored: isColored)
    }
    return ExplanationText.text(explanation, width: width, isColored: isColored)
  }

  private func transaction(in explanation: Explanation) throws(UsageError) -> Transaction? {
    guard let number = options.transaction else { return nil }
    if let found = explanation.transaction(number) { return found }
    let count = explanation.transactions.count
    throw UsageError(
      count == 0
        ? "--transaction \(number): the capture shows no request"
        : "--transaction \(number): the transactions of this capture are 1 to \(count)")
  }

  func comparison(of before: Explanation, and after: Explanation) -> String {
    ComparisonText.text(before: before, after: after, width: width, isColored: isColored)
  }

  /// Writes the files that are asked for.
  func export(_ explanation: Explanation) throws(CaptureWritingError) {
    if let path = options.slicePath { try Self.write(PerfettoTrace.text(explanation), to: path) }
    if let path = options.spanPath { try Self.write(OTLPTrace.text(explanation), to: path) }
  }

  private static func write(_ text: String, to path: String) throws(CaptureWritingError) {
    var file = try OutputDescriptor(path: path)
    try file.write(Array(text.utf8).rawSpan) { _, written in written }
  }
}
