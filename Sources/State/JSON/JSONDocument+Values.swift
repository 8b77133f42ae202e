internal import Events

/// What values stand for.
extension JSONDocument {
  /// The bytes of a string, its escapes resolved; of a number or truth value its text. Nil for everything
  /// else.
  package func text(of value: JSONValue?) -> [UInt8]? {
    guard let value else { return nil }
    switch kind(of: value) {
    case .string:
      guard nodes[value.index].isEscaped else { return [UInt8](copying: source(of: value)) }
      return JSONEscapes.resolved(source(of: value))
    case .number, .bool: return [UInt8](copying: source(of: value))
    case .null, .array, .object: return nil
    }
  }

  /// The id of what `text(of:)` says.
  package func intern(_ value: JSONValue?, in strings: inout StringPool) -> StringID? {
    guard let value else { return nil }
    switch kind(of: value) {
    case .string where nodes[value.index].isEscaped:
      return strings.intern(JSONEscapes.resolved(source(of: value)))
    case .string, .number, .bool: return strings.intern(source(of: value))
    case .null, .array, .object: return nil
    }
  }

  /// A whole number, or nil where the value is none or too large; truth values are 0 and 1.
  package func integer(of value: JSONValue?) -> Int64? {
    guard let value else { return nil }
    switch kind(of: value) {
    case .bool: return isTrue(value) ? 1 : 0
    case .number:
      let text = String(decoding: [UInt8](copying: source(of: value)), as: UTF8.self)
      if let number = Int64(text) { return number }
      return Double(text).flatMap { Int64(exactly: $0) }
    case .null, .string, .array, .object: return nil
    }
  }

  /// A truth value, or whether a number is not zero.
  package func bool(of value: JSONValue?) -> Bool? {
    integer(of: value).map { $0 != 0 }
  }

  private func isTrue(_ value: JSONValue) -> Bool {
    source(of: value).value(as: UInt8.self) == UInt8(ascii: "t")
  }
}
