/// Every field, by name.
public struct FieldTable: Sendable {
  public static let shared = FieldTable()

  /// In the order in which they are listed.
  public let all: [FieldInfo]
  private let byName: [String: Int]
  /// The length of the longest name, in bytes.
  let longestName: Int

  init() {
    self.init(classes: FieldClass.all.map(\.fields))
  }

  /// A table of other fields, for tests and for embedders that add their own.
  package init(classes: [[FieldInfo]]) {
    all = classes.flatMap(\.self)
    byName = Dictionary(all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    longestName = all.map(\.name.utf8.count).max() ?? 0
  }

  /// The field called exactly `name`, or nil.
  public subscript(name: String) -> FieldInfo? { byName[name].map { all[$0] } }
}
