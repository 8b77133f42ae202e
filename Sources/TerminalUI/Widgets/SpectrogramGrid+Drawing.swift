/// How a spectrogram looks: colors where there are many, characters where not; below it the scale of latencies.
extension SpectrogramGrid {
  /// What stands for a count where there are no colors to say it.
  private static let shades = " .:-=+*#%@".unicodeScalars.map { Glyph($0) }
  private static let units = [
    "1ns", "10ns", "100ns", "1us", "10us", "100us", "1ms", "10ms", "100ms", "1s", "10s",
  ]

  package func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    canvas.fill(area, style: theme[.text])
    guard area.height >= 2, area.width > 0 else { return }
    let body = Self.body(of: area)
    let first = firstRow(in: body)
    for row in first..<rows.count {
      let line = Rectangle(
        column: body.column, row: body.endRow - (rows.count - row), width: body.width, height: 1)
      drawRow(rows[row], on: &canvas, in: line, theme)
    }
    drawSelection(on: &canvas, in: body, first, theme)
    drawAxis(on: &canvas, in: area.row(area.height - 1), theme)
  }

  /// The part above the scale.
  static func body(of area: Rectangle) -> Rectangle { area.inset(bottom: 1) }

  /// The first row that is seen.
  func firstRow(in body: Rectangle) -> Int { max(rows.count - body.height, 0) }

  /// The buckets that a column shows; none where the screen is wider than the grid has buckets.
  static func buckets(at column: Int, width: Int) -> Range<Int> {
    column * bucketCount / width..<(column + 1) * bucketCount / width
  }

  private func drawRow(_ row: Row, on canvas: inout Canvas, in line: Rectangle, _ theme: Theme) {
    for column in 0..<line.width {
      let part = Self.buckets(at: column, width: line.width).clamped(to: 0..<row.count)
      let count = row[part].reduce(UInt64(0)) { $0 + UInt64($1) }
      guard count > 0 else { continue }
      let cell = Self.cell(count, theme)
      canvas.put(cell.glyph, column: line.column + column, row: line.row, in: line, style: cell.style)
    }
  }

  /// Two steps for each doubling of the count: 1, 2, 3, 4, 6, 8, 12 …
  private static func cell(_ count: UInt64, _ theme: Theme) -> Cell {
    let bits = 64 - count.leadingZeroBitCount
    let hasHalf = bits > 1 && count >> UInt64(bits - 2) & 1 == 1
    let step = max(2 * bits - (hasHalf ? 2 : 3), 0)
    if theme.depth == .none || theme.ramp.isEmpty {
      return Cell(shades[min(1 + step / 3, shades.count - 1)], theme[.text])
    }
    return Cell(.blank, Style(.standard, on: theme.ramp[min(step, theme.ramp.count - 1)]))
  }

  /// What the colors mean, from the fewest to the most, in one row; the column behind it.
  @discardableResult
  package static func drawLegend(on canvas: inout Canvas, in area: Rectangle, theme: Theme) -> Int {
    let line = area.row(0)
    let steps = theme.ramp.isEmpty ? 3 * (shades.count - 2) : theme.ramp.count - 1
    var column = canvas.draw("1 ", column: line.column, row: line.row, in: line, style: theme[.faint])
    for step in stride(from: 0, through: steps, by: theme.ramp.isEmpty ? 3 : 1) {
      let cell = cell(leastCount(ofStep: step), theme)
      canvas.put(cell.glyph, column: column, row: line.row, in: line, style: cell.style)
      column += 1
    }
    return canvas.draw(
      " \(leastCount(ofStep: steps))", column: column, row: line.row, in: line, style: theme[.faint])
  }

  private static func leastCount(ofStep step: Int) -> UInt64 {
    if step == 0 { return 1 }
    return step % 2 == 1 ? 1 << UInt64((step + 1) / 2) : 3 << UInt64(step / 2 - 1)
  }

  /// A frame of crosses that leaves the colors as they are.
  private func drawSelection(on canvas: inout Canvas, in body: Rectangle, _ first: Int, _ theme: Theme) {
    guard let selection else { return }
    let columns = (0..<body.width).filter {
      selection.buckets.overlaps(Self.buckets(at: $0, width: body.width))
    }
    guard let left = columns.first, let right = columns.last else { return }
    for row in selection.rows where row >= first {
      let line = body.endRow - (rows.count - row)
      let isEdge = row == selection.rows.lowerBound || row == selection.rows.upperBound - 1
      for column in left...right where isEdge || column == left || column == right {
        let background = canvas[body.column + column, line].style.background
        let isDark = background == .standard
        canvas.put(
          Glyph("x"), column: body.column + column, row: line, in: body,
          style: Style(isDark ? .standard : .palette(0), on: background, .bold))
      }
    }
  }

  /// A stroke at each decade, with its latency where there is room.
  private func drawAxis(on canvas: inout Canvas, in line: Rectangle, _ theme: Theme) {
    var free = line.column
    for (decade, unit) in Self.units.enumerated() {
      let column = line.column + decade * line.width / Self.decades
      guard column >= free else { continue }
      canvas.put(Glyph("|"), column: column, row: line.row, in: line, style: theme[.faint])
      free = canvas.draw(unit, column: column + 1, row: line.row, in: line, style: theme[.value])
    }
  }
}
