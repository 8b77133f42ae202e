internal import Events

/// A value of JSON, put together before it is written; objects keep their order.
indirect enum JSON {
  case object([(String, JSON)])
  case array([JSON])
  case string(String)
  case number(UInt64)
  /// A number with three digits behind its point.
  case thousandths(UInt64)
  case boolean(Bool)
  case null

  static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
  static func optional(_ number: UInt64?) -> JSON { number.map { .number($0) } ?? .null }

  /// Pure ASCII, whatever the strings hold.
  var text: String {
    var out = ByteBuffer()
    append(to: &out, indent: 0)
    out.append(UInt8(ascii: "\n"))
    return String(decoding: out.bytes)
  }

  private func append(to out: inout ByteBuffer, indent: Int) {
    switch self {
    case .object(let members):
      Self.append(members.count, "{", "}", indent, to: &out) { place, out in
        out.append(jsonString: Array(members[place].0.utf8).rawSpan)
        out.append(": ")
        members[place].1.append(to: &out, indent: indent + 2)
      }
    case .array(let values):
      Self.append(values.count, "[", "]", indent, to: &out) { place, out in
        values[place].append(to: &out, indent: indent + 2)
      }
    case .string(let text): out.append(jsonString: Array(text.utf8).rawSpan)
    case .number(let number): out.append(decimal: number)
    case .thousandths(let number):
      out.append(decimal: number / 1000)
      out.append(".")
      out.append(decimal: number % 1000, paddedTo: 3)
    case .boolean(let value): out.append(value ? "true" : "false")
    case .null: out.append("null")
    }
  }

  private static func append(
    _ count: Int, _ opening: StaticString, _ closing: StaticString, _ indent: Int, to out: inout ByteBuffer,
    _ element: (Int, inout ByteBuffer) -> Void
  ) {
    out.append(opening)
    for place in 0..<count {
      out.append(place == 0 ? "\n" : ",\n")
      for _ in 0..<indent + 2 { out.append(UInt8(ascii: " ")) }
      element(place, &out)
    }
    if count > 0 {
      out.append("\n")
      for _ in 0..<indent { out.append(UInt8(ascii: " ")) }
    }
    out.append(closing)
  }
}
