/// What stands in one cell, or in two where it is wide: a character with the marks that are drawn over it.
///
/// Sequences of emoji are not one glyph: terminals disagree about their widths. Each part stands for itself.
package struct Glyph: Equatable, Sendable {
  /// 0 in the right half of a wide character.
  package private(set) var base: UInt32
  /// Scalars drawn over it; 0 where there is none. Further ones are left out.
  package private(set) var marks: (first: UInt32, second: UInt32) = (0, 0)
  /// Cells: 1 or 2; 0 for the right half of a wide one.
  package let width: UInt8

  /// - Parameter width: 1 or 2, as `CharacterWidth` says.
  package init(_ scalar: Unicode.Scalar, width: Int = 1) {
    base = scalar.value
    self.width = UInt8(clamping: width)
  }

  private init(base: UInt32, width: UInt8) {
    self.base = base
    self.width = width
  }

  package static let blank = Glyph(" ")
  package static let rightHalf = Glyph(base: 0, width: 0)

  /// Draws one more mark over it; false when there is no room for it.
  package mutating func add(mark: Unicode.Scalar) -> Bool {
    if marks.first == 0 {
      marks.first = mark.value
    } else if marks.second == 0 {
      marks.second = mark.value
    } else {
      return false
    }
    return true
  }

  /// Its scalars, of which the right half of a wide one has none.
  package func forEachScalar(_ body: (Unicode.Scalar) -> Void) {
    for value in [base, marks.first, marks.second] where value != 0 {
      if let scalar = Unicode.Scalar(value) { body(scalar) }
    }
  }

  package static func == (one: Glyph, other: Glyph) -> Bool {
    one.base == other.base && one.marks == other.marks && one.width == other.width
  }
}

/// One cell of the screen.
package struct Cell: Equatable, Sendable {
  package var glyph: Glyph
  package var style: Style

  package init(_ glyph: Glyph = .blank, _ style: Style = .plain) {
    self.glyph = glyph
    self.style = style
  }

  package static let blank = Cell()
}
