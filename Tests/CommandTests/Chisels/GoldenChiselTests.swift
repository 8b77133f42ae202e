import TestSupport
import Testing

/// Every chisel that comes with Trowel prints what its folder says that it prints.
@Suite struct GoldenChiselTests {
  private static let folder = "\(Repository.root)/Chisels"

  /// The chisels that have a golden output; others write files, send datagrams or need a terminal.
  private static let names = Repository.files(in: folder).filter {
    Repository.exists("\(folder)/\($0)/golden/command")
  }.sorted()

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel"), arguments: names)
  func printsItsGoldenOutput(name: String) throws {
    let golden = "\(Self.folder)/\(name)/golden"
    let command = try #require(Repository.lines(of: "\(golden)/command").first)
    let words = shellWords(command)
    // Captures without a folder are shared ones, which not everybody has.
    var placed: [String] = []
    for word in words {
      guard word.hasSuffix(".scap") || word.hasSuffix(".scap.gz") else {
        placed.append(word)
        continue
      }
      let path =
        word.contains("/") ? "\(Repository.root)/\(word)" : "\(Repository.sharedCaptures ?? "")/\(word)"
      if !word.contains("/"), Repository.sharedCaptures == nil { return }
      placed.append(path)
    }
    let binary = try #require(Repository.binary)
    let found = Process.run("env", ["TZ=UTC", binary] + placed)
    let expected = try #require(fileBytes("\(golden)/expected"))
    #expect(found.output.isEqual(to: expected), "trowel \(command)")
  }

  @Test func nearlyAllHaveOne() { #expect(Self.names.count > 40) }
}
