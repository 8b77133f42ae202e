@testable import Inspection

/// What fields are in JSON, as a table for the page about it: first by type, then those that are something else.
///
///     | `CHARBUF`, `BYTEBUF` | string |
///     | `fd.dev` | string, hexadecimal |
enum JSONFieldTable {
  static func markdown() -> String {
    let rows = byType + forms.compactMap(row)
    return "| type or field | in JSON |\n|---|---|\n" + rows.joined()
  }

  /// A row for each sort of value, with the types that have it.
  private static var byType: [String] {
    var types: [(value: String, names: [String])] = []
    for field in shown where field.jsonForm == .number {
      let (value, name) = (value(of: field.kind), field.kind.listedName)
      if let index = types.firstIndex(where: { $0.value == value }) {
        if !types[index].names.contains(name) { types[index].names.append(name) }
      } else {
        types.append((value, [name]))
      }
    }
    return types.map { row($0.names, $0.value) }
  }

  private static func value(of kind: FieldInfo.FieldKind) -> String {
    switch kind {
    case .string, .bytes, .ipAddress, .ipNetwork: "string"
    case .bool: "boolean"
    case .double: "number"
    case .dynamic: "what the type of the param says"
    default: "integer"
    }
  }

  private static let forms: [(form: JSONForm, value: String)] = [
    (.instant, "integer: nanoseconds since 1970, whatever `-t` says"),
    (.signed, "integer, below zero where events are out of order"),
    (.hexadecimal, "string, hexadecimal"),
  ]

  /// The fields whose values are written in a form of their own.
  private static func row(_ form: JSONForm, _ value: String) -> String? {
    let names = shown.filter { $0.jsonForm == form }.map(\.name)
    return names.isEmpty ? nil : row(names, value)
  }

  private static func row(_ names: [String], _ value: String) -> String {
    "| \(names.map { "`\($0)`" }.joined(separator: ", ")) | \(value) |\n"
  }

  private static var shown: [FieldInfo] {
    FieldTable.shared.all.filter { $0.traits.isDisjoint(with: [.hidden, .filterOnly]) }
  }
}
