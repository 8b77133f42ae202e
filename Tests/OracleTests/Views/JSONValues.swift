/// The parts of JSON as they are written, which a parser would lose.
enum JSONValues {
  /// The value of each member of that name, in objects that stand in an array of an object.
  static func members(_ name: String, of text: some Collection<UInt8>) -> [ArraySlice<UInt8>] {
    let quoted = Array("\"\(name)\":".utf8)
    return elements(of: elements(of: Array(text)).first.map(value) ?? []).flatMap { object in
      elements(of: object).filter { $0.starts(with: quoted) }.map { value($0) }
    }
  }

  /// What is behind the colon of a member.
  private static func value(_ member: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    member.drop { $0 != UInt8(ascii: ":") }.dropFirst().drop { $0 == UInt8(ascii: " ") }
  }

  /// What stands between the commas of an array or an object, without blanks in front.
  static func elements(of text: some Collection<UInt8>) -> [ArraySlice<UInt8>] {
    let text = Array(text)
    var parts: [ArraySlice<UInt8>] = []
    var (start, depth, isQuoted, isEscaped) = (1, 0, false, false)
    for (index, byte) in text.enumerated() {
      if isEscaped || (isQuoted && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")) {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      let isEnd = depth == 0 && index > 0
      if (depth == 1 && byte == UInt8(ascii: ",")) || isEnd {
        if start < index { parts.append(text[start..<index].drop { $0 == UInt8(ascii: " ") }) }
        start = index + 1
      }
      if isEnd { break }
    }
    return parts
  }
}
