/// What a terminal has to be told so that it shows one canvas after another.
///
/// Knows what the terminal shows, and gives the bytes that change that. Pure: nothing is written here.
package struct FrameDifference: Sendable {
  private let depth: ColorDepth
  /// What the terminal shows; nil when that is not known.
  private var shown: Canvas?

  package init(depth: ColorDepth) { self.depth = depth }

  /// The terminal shows something else by now: the next frame is written whole.
  package mutating func invalidate() { shown = nil }

  /// Appends what makes `canvas` out of what is shown; nothing when that is the same.
  package mutating func append(_ canvas: Canvas, to bytes: inout [UInt8]) {
    var isWhole = false
    if shown?.width != canvas.width || shown?.height != canvas.height {
      shown = Canvas(width: canvas.width, height: canvas.height)
      isWhole = true
    }
    guard isWhole || shown != canvas, let before = shown else { return }
    bytes.append(EscapeCodes.beginFrame)
    bytes.append(EscapeCodes.hideCursor)
    if isWhole { bytes.append(EscapeCodes.clearScreen) }
    var pen = Pen(depth: depth)
    for row in 0..<canvas.height { Self.appendRow(row, of: canvas, before: before, pen: &pen, to: &bytes) }
    if let cursor = canvas.cursor, canvas.bounds.contains(column: cursor.column, row: cursor.row) {
      bytes.appendMove(column: cursor.column, row: cursor.row)
      bytes.append(EscapeCodes.showCursor)
    }
    bytes.append(EscapeCodes.endFrame)
    shown = canvas
  }

  /// Up to so many cells that did not change are written again rather than jumped over: a jump takes as many bytes.
  private static let shortGap = 5

  private static func appendRow(
    _ row: Int, of canvas: Canvas, before: Canvas, pen: inout Pen, to bytes: inout [UInt8]
  ) {
    let start = row * canvas.width
    let cells = canvas.cells.span.extracting(start..<start + canvas.width)
    let old = before.cells.span.extracting(start..<start + canvas.width)
    var tail = cells.count
    while tail > 0, cells[tail - 1] == .blank { tail -= 1 }
    var column = 0
    // The last changed cell was before this column.
    var written = 0
    while column < cells.count {
      guard cells[column] != old[column] else {
        column += 1
        continue
      }
      // Half of a wide character cannot be written alone.
      if cells[column].glyph.width == 0, column > 0 { column -= 1 }
      if column >= tail, cells.count - column > 4 {
        pen.move(column: column, row: row, to: &bytes)
        pen.use(.plain, to: &bytes)
        bytes.append(EscapeCodes.clearToLineEnd)
        return
      }
      if written > 0, column > written, column - written <= shortGap { column = written }
      repeat {
        pen.write(cells[column], column: column, row: row, isLast: column + 1 >= cells.count, to: &bytes)
        column += max(Int(cells[column].glyph.width), 1)
      } while column < cells.count && cells[column] != old[column] && column < tail
      written = column
    }
  }
}
