import TestSupport
import Testing

/// Command lines and the exact text that they print, on captures built in code.
///
/// Each folder of Golden holds `command`, the name of a sample capture and then the words behind `-r FILE`, and
/// `expected`, the output. TROWEL_UPDATE_GOLDENS=1 writes `expected` anew; the change is then reviewed as code.
@Suite struct GoldenTests {
  private static let folder = "\(Repository.root)/Tests/CommandTests/Golden"
  private static let names = Repository.files(in: folder)
  private static let isUpdating = Repository.environment("TROWEL_UPDATE_GOLDENS") == "1"

  @Test(
    .enabled(if: Repository.binary != nil, "needs a built trowel: swift build"), arguments: names)
  func printsWhatIsExpected(name: String) throws {
    let binary = try #require(Repository.binary)
    let line = try #require(Repository.lines(of: "\(Self.folder)/\(name)/command").first)
    let words = line.split(separator: " ", maxSplits: 1)
    let sample = try #require(SampleCaptures.all.first { $0.name == words.first.map(String.init) })
    let file = TemporaryFile(sample.capture)
    let outcome = Process.run(binary, ["-r", file.path] + (words.count > 1 ? shellWords(words[1]) : []))
    if Self.isUpdating { writeFile(outcome.output, to: "\(Self.folder)/\(name)/expected") }
    let expected = try #require(fileBytes("\(Self.folder)/\(name)/expected"))
    #expect(outcome.status == 0)
    #expect(outcome.output == expected, "\(firstDifference(expected, outcome.output))")
  }

  private func firstDifference(_ expected: [UInt8], _ found: [UInt8]) -> String {
    let (left, right) = (expected.lines, found.lines)
    let index = (0..<max(left.count, right.count)).first {
      left.dropFirst($0).first != right.dropFirst($0).first
    }
    guard let index else { return "only the line end at the end differs" }
    let shown = [left, right].map {
      $0.dropFirst(index).first.map { String(decoding: $0, as: UTF8.self) } ?? "(no line)"
    }
    return "line \(index + 1)\n- \(shown[0])\n+ \(shown[1])"
  }
}
