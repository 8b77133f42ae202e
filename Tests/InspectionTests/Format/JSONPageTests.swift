import Inspection
import TestSupport
import Testing

/// TROWEL_UPDATE_GOLDENS=1 writes the table of the page anew.
@Suite struct JSONPageTests {
  private static let path = "\(Repository.root)/Documentation/formats/json.md"
  private static let start = "--filter JSONPageTests -->\n\n"
  private static let end = "\n<!-- end -->"

  @Test func `the page about JSON says of every type and field what it is`() throws {
    let page = String(decoding: try #require(fileBytes(Self.path)), as: UTF8.self)
    let parts = page.split(separator: Self.start, maxSplits: 1)
    let rest = try #require(parts.last?.split(separator: Self.end, maxSplits: 1).last)
    let table = JSONFieldTable.markdown()
    let expected = "\(parts[0])\(Self.start)\(table)\(Self.end)\(rest)"
    if Repository.environment("TROWEL_UPDATE_GOLDENS") == "1" {
      writeFile(Array(expected.utf8), to: Self.path)
    }
    #expect(page == expected)
    #expect(table.contains("| `fd.dev` | string, hexadecimal |"))
  }
}
