/// What is drawn, as text: a screen can be compared with a file.
extension Canvas {
  /// A line for each row, without the blanks at its end.
  package var lines: [String] {
    (0..<height).map { row in
      var line = String.UnicodeScalarView()
      for cell in cells[row * width..<(row + 1) * width] {
        cell.glyph.forEachScalar { line.append($0) }
      }
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }
}
