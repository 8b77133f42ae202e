/// Reads the words of a filter or a format: names, operators, values, signs. Knows where it is, not what is due.
struct LanguageScanner {
  let source: [UInt8]
  var offset = 0

  init(_ source: [UInt8]) { self.source = source }

  var position: SourcePosition { .init(offset: offset) }

  /// The next byte, or nil at the end.
  var next: UInt8? { offset < source.count ? source[offset] : nil }

  var isAtEnd: Bool { offset >= source.count }

  mutating func skipBlanks() {
    while let byte = next, Self.isBlank(byte) { offset += 1 }
  }

  /// Takes `sign` if it comes next.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard let byte = next, UInt32(byte) == sign.value else { return false }
    offset += 1
    return true
  }

  /// Takes `text` if it comes next and, where `whole`, no letter, digit or sign of a name follows.
  mutating func take(_ text: String, whole: Bool) -> Bool {
    let end = offset + text.utf8.count
    guard end <= source.count, source[offset..<end].elementsEqual(text.utf8) else { return false }
    if whole, end < source.count, FieldTable.isNameByte(source[end]) { return false }
    offset = end
    return true
  }

  /// Up to `count` bytes behind the blanks that come next, without taking them.
  func bytesAhead(_ count: Int) -> ArraySlice<UInt8> {
    source[offset...].drop(while: Self.isBlank).prefix(count)
  }

  /// What comes next up to a blank or a bracket, without taking it.
  func wordAhead() -> ArraySlice<UInt8> {
    source[offset...].prefix { !Self.isBlank($0) && $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ")") }
  }

  /// The letters, digits, underscores and dots that come next, without taking them.
  func nameAhead() -> ArraySlice<UInt8> {
    var end = offset
    while end < source.count, FieldTable.isNameByte(source[end]) { end += 1 }
    return source[offset..<end]
  }

  /// A field with its argument: up to a blank, a bracket of the filter, an operator or a comma. What stands
  /// in brackets is the field's own affair.
  mutating func field() throws(LanguageScanError) -> SourceWord {
    let start = offset
    while let byte = next, !Self.isBlank(byte), !"()!=<>,".utf8.contains(byte) {
      offset += 1
      if byte == UInt8(ascii: "[") { try skipBracketed() }
    }
    return .init(bytes: Array(source[start..<offset]), position: .init(offset: start))
  }

  /// Up to and including the bracket that closes; quoted text may hold anything.
  private mutating func skipBracketed() throws(LanguageScanError) {
    if let quote = next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let end = source[(offset + 1)...].firstIndex(of: quote) else {
        throw LanguageScanError(message: "the quote is never closed", offset: offset)
      }
      offset = end + 1
    }
    while let byte = next, !Self.isBlank(byte) {
      offset += 1
      if byte == UInt8(ascii: "]") { return }
    }
  }

  /// A value: quoted, or up to a blank or a bracket; in a list also up to a comma. May be empty.
  mutating func value(inList: Bool) throws(LanguageScanError) -> SourceWord {
    let start = position
    if let quote = next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      return .init(bytes: try quoted(by: quote), position: start)
    }
    var escapes = LanguageEscapes(start: offset)
    while let byte = next, !Self.isBlank(byte), byte != UInt8(ascii: "("), byte != UInt8(ascii: ")"),
      !(inList && byte == UInt8(ascii: ","))
    {
      try escapes.append(byte)
      offset += 1
    }
    return .init(bytes: try escapes.finish(), position: start)
  }

  /// Text between quotes. It ends at the quote it began with; where there is none, sysdig's older rule holds,
  /// by which either quote ends it.
  private mutating func quoted(by quote: UInt8) throws(LanguageScanError) -> [UInt8] {
    let start = offset
    for closesAtEither in [false, true] {
      offset = start + 1
      var escapes = LanguageEscapes(start: offset, quote: quote)
      while let byte = next {
        let closes =
          byte == quote || (closesAtEither && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")))
        offset += 1
        if closes, !escapes.isInside { return try escapes.finish() }
        try escapes.append(byte)
      }
    }
    offset = start
    throw LanguageScanError(message: "the quote is never closed", offset: start)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}

/// What the scanner could not read.
struct LanguageScanError: Error {
  let message: String
  let offset: Int
}
