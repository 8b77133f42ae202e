internal import TestSupport
internal import Testing

@testable internal import Diagnosis

/// What programs read.
struct ExplanationJSONTests {
  @Test func everyMemberIsDocumented() throws {
    let page = Repository.lines(of: "\(Repository.root)/Documentation/explain.md").filter {
      $0.hasPrefix("| ")
    }
    .joined(separator: "\n")
    let text = ExplanationJSON.text(try ExplainedCapture.demo(), name: "demo.scap")
    let members = Set(text.split(separator: "\n").compactMap(Self.member))
    #expect(members.count > 30)
    for member in members {
      #expect(
        page.contains(".\(member)`") || page.contains("`\(member)`"), "\(member) is not in explain.md")
    }
  }

  /// The name of the member that a line holds; nil where it holds none.
  private static func member(_ line: Substring) -> String? {
    let line = line.drop { $0 == " " }
    guard line.hasPrefix("\""), let end = line.dropFirst().firstIndex(of: "\"") else { return nil }
    guard line[end...].hasPrefix("\": ") else { return nil }
    return String(line[line.index(after: line.startIndex)..<end])
  }

  @Test(.enabled(if: Process.isInstalled("python3"), "needs python3"))
  func everythingIsJSON() throws {
    let explanation = try ExplainedCapture.demo()
    for text in [
      ExplanationJSON.text(explanation), PerfettoTrace.text(explanation), OTLPTrace.text(explanation),
    ] {
      let file = TemporaryFile(Array(text.utf8))
      let outcome = Process.run(
        "/usr/bin/env", ["python3", "-c", "import json,sys; json.load(open(sys.argv[1]))", file.path])
      #expect(outcome.status == 0, "\(String(decoding: outcome.errors, as: UTF8.self))")
      #expect(text.utf8.allSatisfy { $0 < 0x80 })
    }
  }
}
