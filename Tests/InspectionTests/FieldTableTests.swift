import Inspection
import Testing

@Suite struct FieldTableTests {
  @Test func `names are unique`() {
    let names = FieldTable.shared.all.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: FieldTable.shared.all.map(\.name))
  func `a field has a well formed name and a summary that is a sentence`(name: String) throws {
    let field = try #require(FieldTable.shared[name])
    #expect(field.name.utf8.allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
    #expect(field.name.contains("."))
    #expect(field.summary.hasSuffix("."))
    #expect(field.summary.first?.isUppercase == true)
  }
}
