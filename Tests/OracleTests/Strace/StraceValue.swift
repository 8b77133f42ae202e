/// A value as `strace -X raw -xx -v` writes it.
indirect enum StraceValue: Equatable {
  /// `3`, `-100`, `0x80000`, `NULL`, `0x1200000|17`; a pointer where strace could not follow one.
  case number(Int64)
  /// `"\x2f\x65"`; what `-s` cut ends in `...`, which is left out.
  case string([UInt8])
  /// `[1, 2]`
  case list([StraceValue])
  /// `{fd=3, events=0x1}`; `{…} => {…}` has the fields of both.
  case fields([String: StraceValue])
  /// What no rule reads: sets of signals, statuses of wait, comments.
  case other

  var number: Int64? { if case .number(let number) = self { number } else { nil } }
  var string: [UInt8]? { if case .string(let bytes) = self { bytes } else { nil } }
  var list: [StraceValue]? { if case .list(let values) = self { values } else { nil } }

  subscript(name: String) -> StraceValue? {
    if case .fields(let fields) = self { fields[name] } else { nil }
  }
}

/// Reads the arguments and the result of one call.
struct StraceParser {
  private let text: [UInt8]
  private var place = 0

  init(_ text: some StringProtocol) { self.text = Array(text.utf8) }

  /// `a, b, name=c)`: up to the closing bracket. Names of arguments are left out.
  mutating func arguments() -> [StraceValue] {
    var values: [StraceValue] = []
    skipSpace()
    while let byte = peek, byte != UInt8(ascii: ")") {
      _ = name()
      values.append(value(until: ",)"))
      if peek == UInt8(ascii: ",") { place += 1 }
      skipSpace()
    }
    return values
  }

  /// What stands behind the arguments: ` = 3`, ` = -1 ENOENT (…)`, ` = ?`.
  mutating func rest() -> String {
    String(decoding: text[min(place + 1, text.count)...], as: UTF8.self)
  }

  private var peek: UInt8? { place < text.count ? text[place] : nil }

  private func has(_ part: String) -> Bool { text[place...].starts(with: part.utf8) }

  private mutating func skipSpace() {
    while peek == UInt8(ascii: " ") { place += 1 }
    // `/* 2 vars */`, `/* 2026-11-21T14:54:22 */`
    guard place < text.count, has("/*") else { return }
    while place < text.count, !has("*/") { place += 1 }
    place = min(place + 2, text.count)
    skipSpace()
  }

  /// `name=` before a value.
  private mutating func name() -> String? {
    var end = place
    while end < text.count, Self.isWord(text[end]) { end += 1 }
    guard end > place, end < text.count, text[end] == UInt8(ascii: "="), text[place] > UInt8(ascii: "9")
    else { return nil }
    defer { place = end + 1 }
    return String(decoding: text[place..<end], as: UTF8.self)
  }

  private mutating func value(until ends: String) -> StraceValue {
    skipSpace()
    let value: StraceValue
    switch peek {
    case UInt8(ascii: "\""): value = string()
    case UInt8(ascii: "@"):
      // The name of a unix socket that begins with a NUL.
      place += 1
      value = .string([0] + (string().string ?? []))
    case UInt8(ascii: "["): value = list()
    case UInt8(ascii: "{"): value = fields()
    default: value = number()
    }
    skipSpace()
    guard let end = peek, !ends.utf8.contains(end) else { return value }
    return more(value, until: ends)
  }

  /// What follows a value before its end: ` => {…}`, or something that makes it a value of no interest.
  private mutating func more(_ value: StraceValue, until ends: String) -> StraceValue {
    if place < text.count, has("=>") {
      place += 2
      let changed = self.value(until: ends)
      guard case .fields(let before) = value, case .fields(let after) = changed else { return changed }
      return .fields(before.merging(after) { _, last in last })
    }
    while let byte = peek, !ends.utf8.contains(byte) {
      if [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{")].contains(byte) {
        skipBracket()
      } else {
        place += 1
      }
    }
    return .other
  }

  private mutating func skipBracket() {
    var depth = 0
    while let byte = peek {
      if "([{".utf8.contains(byte) { depth += 1 }
      if ")]}".utf8.contains(byte) { depth -= 1 }
      place += 1
      if depth == 0 { return }
    }
  }

  private mutating func string() -> StraceValue {
    place += 1
    var bytes: [UInt8] = []
    while place + 3 < text.count, text[place] == UInt8(ascii: "\\") {
      bytes.append(UInt8(String(decoding: text[place + 2..<place + 4], as: UTF8.self), radix: 16) ?? 0)
      place += 4
    }
    place += 1
    if place < text.count, has("...") { place += 3 }
    return .string(bytes)
  }

  private mutating func list() -> StraceValue {
    place += 1
    var values: [StraceValue] = []
    skipSpace()
    while let byte = peek, byte != UInt8(ascii: "]") {
      values.append(value(until: ",]"))
      if peek == UInt8(ascii: ",") { place += 1 }
      skipSpace()
    }
    place += 1
    return .list(values)
  }

  private mutating func fields() -> StraceValue {
    place += 1
    var fields: [String: StraceValue] = [:]
    skipSpace()
    while let byte = peek, byte != UInt8(ascii: "}") {
      let name = name() ?? ""
      fields[name] = value(until: ",}")
      if peek == UInt8(ascii: ",") { place += 1 }
      skipSpace()
    }
    place += 1
    return .fields(fields)
  }

  private mutating func number() -> StraceValue {
    let start = place
    while let byte = peek, Self.isWord(byte) || "-|".utf8.contains(byte) { place += 1 }
    return Self.number(String(decoding: text[start..<place], as: UTF8.self)).map(StraceValue.number) ?? .other
  }

  /// Nil for what is none.
  static func number(_ word: String) -> Int64? {
    if word == "NULL" { return 0 }
    var sum: Int64 = 0
    for part in word.split(separator: "|", omittingEmptySubsequences: false) {
      let number =
        part.hasPrefix("0x")
        ? UInt64(part.dropFirst(2), radix: 16).map(Int64.init(bitPattern:))
        : part.hasPrefix("0") && part.count > 1
          ? Int64(part, radix: 8) : Int64(part) ?? UInt64(part).map(Int64.init(bitPattern:))
      guard let number else { return nil }
      sum |= number
    }
    return sum
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
