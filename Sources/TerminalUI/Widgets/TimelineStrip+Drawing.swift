/// How a timeline looks: bars of eighths of a cell, as high as the slice with the most allows.
extension TimelineStrip {
  private static let eighths: [Glyph] = "▁▂▃▄▅▆▇█".unicodeScalars.map { Glyph($0) }

  /// Bars in all rows of the area; what is selected stands before the others' faint ones.
  package func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    canvas.fill(area, style: theme[.text])
    guard !slices.isEmpty, !area.isEmpty else { return }
    let columns = (0..<area.width).map { counts(of: slices(at: $0, width: area.width)) }
    let most = columns.map(\.total).max() ?? 0
    for (index, counts) in columns.enumerated() {
      let part = slices(at: index, width: area.width)
      let place = Rectangle(column: area.column + index, row: area.row, width: 1, height: area.height)
      let isSelected = selection.map { $0.overlaps(part) } ?? true
      drawBar(counts, most, on: &canvas, in: place, isFaint: !isSelected, theme)
      let isCursor = cursor.map(part.contains) ?? false
      if isCursor || (isSelected && selection != nil && theme.depth == .none) {
        mark(place, isCursor: isCursor, on: &canvas)
      }
    }
  }

  /// Events of a column: the densest slice of each kind, so that a short burst is seen at any width.
  private func counts(of part: Range<Int>) -> (kinds: [Int], total: Int) {
    var most: [Int] = []
    var total = -1
    for slice in slices[part] {
      let sum = slice.reduce(0) { $0 &+ max($1, 0) }
      if sum > total { (most, total) = (slice, sum) }
    }
    return (most, total)
  }

  /// Where not all cells can have two colors, each has that of the kind that it shows the most of.
  private func drawBar(
    _ counts: (kinds: [Int], total: Int), _ most: Int, on canvas: inout Canvas, in place: Rectangle,
    isFaint: Bool,
    _ theme: Theme
  ) {
    guard counts.total > 0, most > 0 else { return }
    let full = place.height * 8
    // What is there at all is seen.
    let height = max(Int((Double(counts.total) / Double(most) * Double(full)).rounded()), 1)
    for row in 0..<place.height {
      let rest = min(height - row * 8, 8)
      guard rest > 0 else { return }
      // The kind at the middle of what the cell shows.
      let middle = (Double(row * 8) + Double(rest) / 2) / Double(height) * Double(counts.total)
      let style = theme[isFaint ? .faint : kind(at: middle, of: counts.kinds)]
      canvas.put(
        Self.eighths[rest - 1], column: place.column, row: place.endRow - 1 - row, in: place,
        style: Style(style.foreground, on: .standard, style.attributes))
    }
  }

  private func kind(at count: Double, of counts: [Int]) -> Role {
    var sum = 0.0
    for (kind, number) in zip(kinds, counts) {
      sum += Double(max(number, 0))
      if sum >= count, number > 0 { return kind }
    }
    return kinds.last ?? .other
  }

  private func mark(_ place: Rectangle, isCursor: Bool, on canvas: inout Canvas) {
    for row in place.row..<place.endRow {
      var style = canvas[place.column, row].style
      style.attributes.insert(isCursor ? .reverse : .underline)
      canvas.paint(Rectangle(column: place.column, row: row, width: 1, height: 1), style: style)
    }
  }
}
