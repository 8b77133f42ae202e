/// Text as it can be drawn, glyph by glyph, from bytes that may be anything: names and payloads of a capture.
///
/// What would steer the terminal or not be seen is spelled: control characters and bytes that are not UTF-8 as `\x1b`,
/// line ends as `\n`, format characters (those that turn text around, joiners, fillers) as `\u{202e}`. Tabs are blanks up
/// to the next eighth column of the text. Glyphs are made when asked for: a text costs what is drawn of it.
package struct CellText: ~Escapable {
  private let bytes: Span<UInt8>
  private var offset = 0
  /// Columns of what was given out.
  private var column = 0
  /// A spelling that is being given out, its next character in the lowest byte; 0 when there is none.
  private var spelling: UInt128 = 0
  /// Blanks that a tab still owes.
  private var blanks = 0
  /// The last glyph was an emoji, so that what changes its look is left out rather than spelled.
  private var isBehindEmoji = false

  /// - Parameter column: how much of the text stands before, for its tabs.
  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>, column: Int = 0) {
    self.bytes = bytes
    self.column = column
  }

  /// The next glyph; nil behind the last one.
  package mutating func next() -> Glyph? {
    guard let glyph = find() else { return nil }
    column += Int(glyph.width)
    return glyph
  }

  private mutating func find() -> Glyph? {
    while true {
      if spelling != 0 {
        let byte = UInt8(truncatingIfNeeded: spelling)
        spelling >>= 8
        return Glyph(Unicode.Scalar(byte))
      }
      if blanks > 0 {
        blanks -= 1
        return .blank
      }
      guard offset < bytes.count else { return nil }
      guard let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: offset) else {
        spell(byte: bytes[offset])
        offset += 1
        continue
      }
      offset += length
      if let glyph = take(scalar) { return glyph }
    }
  }

  /// The glyph that begins with `scalar`; nil when it is none and was spelled or left out.
  private mutating func take(_ scalar: Unicode.Scalar) -> Glyph? {
    let wasBehindEmoji = isBehindEmoji
    isBehindEmoji = false
    if scalar.value < 0x7F && scalar.value >= 0x20 { return marked(Glyph(scalar)) }
    switch CharacterWidth(scalar) {
    case .narrow, .wide:
      let isSkinTone = (0x1F3FB...0x1F3FF).contains(scalar.value)
      isBehindEmoji = scalar.properties.isEmoji
      if wasBehindEmoji && isSkinTone { return nil }
      return marked(Glyph(scalar, width: CharacterWidth(scalar) == .wide ? 2 : 1))
    case .mark:
      // Nothing stands before it: a circle of dots, as in tables of characters.
      var circle = Glyph("\u{25CC}")
      _ = circle.add(mark: scalar)
      return marked(circle)
    case .invisible:
      isBehindEmoji = wasBehindEmoji
      let joinsEmoji = scalar.value == 0x200D || (0xFE00...0xFE0F).contains(scalar.value)
      if !(wasBehindEmoji && joinsEmoji) { spell(scalar) }
      return nil
    }
  }

  /// How many marks one glyph swallows, drawn or not: a text of marks alone must not cost more than is seen of it.
  private static let mostMarks = 8

  /// The glyph with the marks that follow in the text.
  private mutating func marked(_ glyph: Glyph) -> Glyph {
    var glyph = glyph
    for _ in 0..<Self.mostMarks {
      guard offset < bytes.count, bytes[offset] >= 0xC0,
        let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: offset), CharacterWidth(scalar) == .mark
      else { break }
      _ = glyph.add(mark: scalar)
      offset += length
    }
    return glyph
  }

  // MARK: - Spelling

  private mutating func spell(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\t": blanks = 8 - column % 8
    case "\n": spell(letters: "\\n")
    case "\r": spell(letters: "\\r")
    default:
      if scalar.value < 0x80 { return spell(byte: UInt8(scalar.value)) }
      spelling = 0
      isBehindEmoji = false
      prepend(UInt8(ascii: "}"))
      var rest = scalar.value
      repeat {
        prepend(Self.digit(rest & 15))
        rest >>= 4
      } while rest != 0
      for character in "{u\\".utf8 { prepend(character) }
    }
  }

  private mutating func spell(byte: UInt8) {
    isBehindEmoji = false
    spelling = 0
    prepend(Self.digit(UInt32(byte & 15)))
    prepend(Self.digit(UInt32(byte >> 4)))
    prepend(UInt8(ascii: "x"))
    prepend(UInt8(ascii: "\\"))
  }

  private mutating func spell(letters text: StaticString) {
    isBehindEmoji = false
    spelling = 0
    for byte in text.description.utf8.reversed() { prepend(byte) }
  }

  private mutating func prepend(_ byte: UInt8) { spelling = spelling << 8 | UInt128(byte) }

  private static func digit(_ value: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: value) + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
  }
}

extension CellText {
  /// The columns that a text takes, or `limit` when it takes more: so much is looked at.
  package static func width(of text: String, behind column: Int = 0, limit: Int = .max) -> Int {
    let utf8 = text.utf8
    return width(of: utf8.span, behind: column, limit: limit)
  }

  /// The same for bytes that may not be UTF-8.
  ///
  /// - Parameter column: columns of the text that stand before them; tabs count them.
  package static func width(of bytes: Span<UInt8>, behind column: Int = 0, limit: Int = .max) -> Int {
    var scanner = CellText(bytes, column: column)
    var width = 0
    while width < limit, let glyph = scanner.next() { width += Int(glyph.width) }
    return min(width, limit)
  }
}
