/// Every field, by name.
public struct FieldTable: Sendable {
  public static let shared = FieldTable()

  /// In the order in which they are listed.
  public let all: [FieldInfo]
  private let byName: [String: Int]

  init() {
    let families: [[FieldInfo]] = []
    all = families.flatMap(\.self)
    byName = Dictionary(all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The field called exactly `name`, or nil.
  public subscript(name: String) -> FieldInfo? { byName[name].map { all[$0] } }
}
