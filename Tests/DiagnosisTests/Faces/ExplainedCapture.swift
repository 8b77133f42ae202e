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

  /// One of the clinic's.
  static func clinic(_ name: String) throws -> Explanation {
    try explanation(of: "\(Repository.root)/Examples/clinic/captures/\(name).scap")
  }

  static func explanation(of path: String, filter text: String = "") throws -> Explanation {
    var machine = Machine()
    let filter = try Filter(text, style: OutputStyle(), interning: &machine.strings)
    var inspector = Inspector(source: try CaptureReader(path: path), machine: machine, filter: filter)
    var sink = DiagnosisSink(isFiltered: !text.isEmpty)
    try inspector.run(into: &sink)
    let evidence = sink.evidence
    return try Explanation(#require(evidence))
  }
}

/// Text that is compared with a file. TROWEL_UPDATE_GOLDENS=1 writes the file anew; the change is then reviewed as code.
func expectGolden(_ text: String, _ name: String, _ place: SourceLocation = #_sourceLocation) {
  let path = "\(Repository.root)/Tests/DiagnosisTests/Golden/\(name)"
  if Repository.environment("TROWEL_UPDATE_GOLDENS") == "1" { writeFile(Array(text.utf8), to: path) }
  let expected = String(decoding: fileBytes(path) ?? [], as: UTF8.self)
  #expect(text == expected, "TROWEL_UPDATE_GOLDENS=1 writes \(name) anew", sourceLocation: place)
}
