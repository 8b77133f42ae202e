internal import Captures
internal import Diagnosis
internal import Inspection
internal import State

/// Everything that is said of the requests in a capture.
public enum ExplainingPipeline {
  /// What each face says, in the order in which they stand here.
  ///
  /// How reading ends is of no interest: what was read before is explained.
  public static func run(path: String, filter text: String = "") throws -> [String] {
    guard let explanation = try explanation(path: path, filter: text) else { return [] }
    let told = explanation.worst.prefix(longest).compactMap { explanation.transaction($0.number) }
    return [
      ExplanationText.text(explanation, width: 80),
      ExplanationText.text(explanation, width: 200, isColored: true), ExplanationJSON.text(explanation),
      PerfettoTrace.text(explanation), OTLPTrace.text(explanation), QueryTable.text(explanation),
      QueryTable.json(explanation), WaitTable.text(explanation), WaitTable.json(explanation),
      ComparisonText.text(before: explanation, after: explanation, width: 100),
    ] + told.map { ExplanationText.text(of: $0, in: explanation, width: 100) }
      + told.map { StoryText.text(of: $0, in: explanation, width: 100) }
  }

  /// What changed from one capture to another.
  public static func compare(_ before: String, _ after: String) throws -> String {
    guard let before = try explanation(path: before), let after = try explanation(path: after) else {
      return ""
    }
    return ComparisonText.text(before: before, after: after, width: 100)
  }

  /// How many transactions are told one by one.
  private static let longest = 8

  private static func explanation(path: String, filter text: String = "") throws -> Explanation? {
    var machine = Machine()
    let filter = try Filter(text, style: OutputStyle(), interning: &machine.strings)
    guard let reader = try? CaptureReader(path: path) else { return nil }
    var inspector = Inspector(source: reader, machine: machine, filter: filter)
    var sink = DiagnosisSink(isFiltered: !text.isEmpty)
    do { try inspector.run(into: &sink) } catch is CaptureError {}
    return sink.evidence.map { Explanation($0) }
  }
}
