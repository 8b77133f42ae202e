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
    let allowed = "abcdefghijklmnopqrstuvwxyz0123456789_."
    #expect(field.name.allSatisfy(allowed.contains))
    #expect(field.name.contains("."))
    #expect(field.summary.hasSuffix("."))
    #expect(field.summary.first?.isLowercase == false)
  }
}
