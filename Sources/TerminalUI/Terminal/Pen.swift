/// Where the terminal's cursor stands while a frame is written, and the style that is set.
struct Pen {
  private let depth: ColorDepth
  /// Nil when the terminal may be of another opinion.
  private var place: (column: Int, row: Int)?
  /// As it was asked for, and as the terminal got it; nil when that is not known.
  private var asked: Style?
  private var reduced: Style?

  init(depth: ColorDepth) { self.depth = depth }

  mutating func move(column: Int, row: Int, to bytes: inout [UInt8]) {
    if let place, place == (column, row) { return }
    bytes.appendMove(column: column, row: row)
    place = (column, row)
  }

  mutating func use(_ style: Style, to bytes: inout [UInt8]) {
    if asked == style { return }
    asked = style
    let fitting = style.reduced(to: depth)
    if reduced == fitting { return }
    reduced = fitting
    bytes.append(fitting)
  }

  /// - Parameter isLast: the cell is at the right edge, behind which the cursor is not known.
  mutating func write(_ cell: Cell, column: Int, row: Int, isLast: Bool, to bytes: inout [UInt8]) {
    move(column: column, row: row, to: &bytes)
    use(cell.style, to: &bytes)
    let glyph = cell.glyph
    guard glyph.base >= 0x80 || glyph.marks.first != 0 else {
      bytes.append(UInt8(truncatingIfNeeded: glyph.base))
      place = isLast ? nil : (column + 1, row)
      return
    }
    glyph.forEachScalar { scalar in
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(byte) }
    }
    let isSure = Self.hasAgreedWidth(glyph) && !isLast
    place = isSure ? (column + 1, row) : nil
  }

  /// Terminals agree about the width of letters of Latin, lines, blocks and arrows. Behind others the cursor is told where
  /// to go, so that a terminal of another opinion spoils no more than one cell.
  private static func hasAgreedWidth(_ glyph: Glyph) -> Bool {
    guard glyph.marks.first == 0 else { return false }
    return glyph.base < 0x300 || (0x2190..<0x2194).contains(glyph.base)
      || (0x2500..<0x25A0).contains(glyph.base)
  }
}
