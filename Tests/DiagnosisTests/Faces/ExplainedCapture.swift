internal import Captures
internal import Inspection
internal import State
internal import TestSupport
internal import Testing

@testable internal import Diagnosis

/// What captures mean that are kept with the project.
enum ExplainedCapture {
  /// Of the lookup that took two seconds.
  static func demo(filter: String = "") throws -> Explanation {
    try explanation(of: "\(Repository.root)/Examples/demo.scap", filter: filter)
  }

  /// One of the clinic's, up to a bound where one is given.
  static func clinic(_ name: String, to end: String? = nil, filter: String = "") throws -> Explanation {
    try explanation(
      of: "\(Repository.root)/Examples/clinic/captures/\(name).scap", filter: filter,
      within: EventRange(end: end.flatMap { EventBound($0) }))
  }

  static func explanation(
    of path: String, filter text: String = "", within range: EventRange = EventRange()
  ) throws -> Explanation {
    var machine = Machine()
    let filter = try Filter(text, style: OutputStyle(), interning: &machine.strings)
    let source = RangedSource(try CaptureReader(path: path), range)
    var inspector = Inspector(source: source, machine: machine, filter: filter)
    var sink = DiagnosisSink(isFiltered: !text.isEmpty)
    do { try inspector.run(into: &sink) } catch let error as CaptureError {
      // What was read before is explained.
      if sink.evidence == nil { throw error }
    }
    let evidence = sink.evidence
    return try Explanation(#require(evidence))
  }
}

/// Text that is compared with a file.
func expectGolden(_ text: String, _ name: String, _ place: SourceLocation = #_sourceLocation) {
  let expected = GoldenFile.text("Tests/DiagnosisTests/Golden/\(name)", found: text)
  #expect(text == expected, "\(name): \(GoldenFile.hint)", sourceLocation: place)
}
