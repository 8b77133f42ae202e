import Inspection
import TestSupport
import Testing

/// The comparison with sysdig leaves no field out that sysdig 0.29.3 has.
@Suite struct FieldRowsTests {
  private static let classic = FieldTable.shared.all.filter { $0.traits.contains(.classic) }.map(\.name)

  @Test func sysdigHas285Fields() { #expect(Self.classic.count == 285) }

  @Test func everyFieldOfSysdigHasARow() throws {
    let asked = try FieldRow.all().map { Array($0.field.utf8) }.map {
      try #require(try FieldTable.shared.reference(at: 0, in: $0)).reference.info.name
    }
    #expect(Set(Self.classic).subtracting(asked).isEmpty)
  }
}
