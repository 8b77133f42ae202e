internal import Diagnosis
internal import TestSupport
internal import Testing

/// A recording of the clinic, `fault.variant`, explained.
struct ClinicRecording {
  let explanation: Explanation
  private let truth: String

  init(_ name: String) throws {
    let path = "\(Repository.root)/Examples/clinic/captures/\(name)"
    truth = String(decoding: try #require(fileBytes("\(path).truth.json")), as: UTF8.self)
    explanation = Explanation(try StoryTests.evidence(of: "\(path).scap"))
  }

  var findings: [Finding] { explanation.findings }

  /// A fact that was drawn, as text without its quotation marks: `80` of `"service_port": 80`.
  func fact(_ key: String) throws -> String {
    let line = try #require(truth.split(separator: "\n").last { $0.contains("\"\(key)\": ") })
    let value = try #require(line.split(separator: ":", maxSplits: 1).last)
    return value.filter { $0 != "\"" && $0 != "," && $0 != " " }
  }

  /// What the fault costs, in nanoseconds: the low end and the high one.
  func costs() throws -> [UInt64] {
    let lines = truth.split(separator: "\n")
    let place = try #require(lines.firstIndex { $0.contains("\"cost_ns\": ") })
    return lines[place...].dropFirst().prefix(2).compactMap { UInt64($0.filter(\.isNumber)) }
  }
}
