/// A line of text in pieces that look differently.
package struct StyledText: Equatable, Sendable, ExpressibleByStringLiteral {
  package struct Piece: Equatable, Sendable {
    package let text: String
    package let role: Role

    package init(_ text: String, _ role: Role = .text) {
      self.text = text
      self.role = role
    }
  }

  package var pieces: [Piece]

  package init(_ pieces: [Piece]) { self.pieces = pieces }

  package init(_ text: String, _ role: Role = .text) { pieces = [Piece(text, role)] }

  package init(stringLiteral value: String) { self.init(value) }

  /// All of it, without how it looks.
  package var text: String { pieces.count == 1 ? pieces[0].text : pieces.reduce(into: "") { $0 += $1.text } }

  /// Cells that it takes, or `limit`.
  package func width(limit: Int = .max) -> Int {
    var width = 0
    for piece in pieces where width < limit {
      width += CellText.width(of: piece.text, behind: width, limit: limit - width)
    }
    return width
  }

  /// Draws it from `column` on, without its first `skipping` columns; the column behind it.
  @discardableResult
  package func draw(
    on canvas: inout Canvas, column: Int, row: Int, in area: Rectangle, theme: Theme, skipping: Int = 0
  ) -> Int {
    let skipping = max(skipping, 0)
    var end = column
    // Columns of the line before the piece, those that are skipped included.
    var behind = 0
    for piece in pieces where end < area.endColumn {
      let skipped = max(skipping - behind, 0)
      let width = skipped > 0 ? CellText.width(of: piece.text, behind: behind, limit: skipped) : 0
      if width < skipped {
        behind += width
        continue
      }
      end = canvas.draw(
        piece.text, column: end, row: row, in: area, style: theme[piece.role], skipping: skipped,
        behind: behind)
      behind = skipping + end - column
    }
    return end
  }
}
