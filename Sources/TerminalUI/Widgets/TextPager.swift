/// Lines of text, of which a part is seen: a page of events, or what was read and written.
///
/// It keeps so many lines; of more, the first ones go.
package struct TextPager: Sendable {
  /// The lines that are kept, in a ring: the first is at `head`.
  private var lines: [StyledText] = []
  private var head = 0
  private let capacity: Int
  /// The first line that is seen.
  private var first = 0
  /// Cells that are hidden at the left.
  private var hidden = 0
  /// What comes is seen at once.
  package private(set) var followsEnd = true
  package private(set) var search: TextSearch?
  /// How many lines went because there were too many.
  package private(set) var forgottenCount = 0

  /// - Parameter capacity: lines that are kept, at least 1.
  package init(capacity: Int = 100_000) { self.capacity = max(capacity, 1) }

  package var lineCount: Int { lines.count }
  package var isEmpty: Bool { lines.isEmpty }

  package subscript(line: Int) -> StyledText { lines[(head + line) % lines.count] }

  package mutating func append(_ line: StyledText) {
    if lines.count < capacity {
      lines.append(line)
      return
    }
    lines[head] = line
    head = (head + 1) % capacity
    forgottenCount += 1
    // What is seen stays where it is, and so does what was found.
    first = max(first - 1, 0)
    search?.forgetLine()
  }

  package mutating func removeAll() { self = TextPager(capacity: capacity) }

  /// The lines that are seen.
  package func visible(height: Int) -> Range<Int> {
    let last = max(lineCount - height, 0)
    let start = followsEnd ? last : min(first, last)
    return start..<min(start + max(height, 0), lineCount)
  }

  // MARK: - Moving

  package mutating func goToStart() {
    first = 0
    followsEnd = false
  }

  package mutating func goToEnd() { followsEnd = true }

  /// Goes to a line, counted from 0; `height` is that of the area it is drawn in.
  package mutating func go(toLine line: Int, height: Int) {
    first = max(min(line, lineCount - height), 0)
    followsEnd = false
  }

  private mutating func scroll(by count: Int, height: Int) {
    let start = visible(height: height).lowerBound
    go(toLine: start + count, height: height)
    if count > 0, first >= lineCount - height { followsEnd = true }
  }

  // MARK: - Searching

  /// Looks for a text from the first line that is seen on; false when it is nowhere. Case counts where the text has
  /// upper-case letters.
  package mutating func find(_ text: String, height: Int) -> Bool {
    search = text.isEmpty ? nil : TextSearch(text)
    return findAgain(from: visible(height: height).lowerBound, step: 1, height: height)
  }

  /// Goes to the next place of what was looked for, or the one before; from the end it goes on at the other end.
  package mutating func findNext(backwards: Bool = false, height: Int) -> Bool {
    guard let search else { return false }
    let step = backwards ? -1 : 1
    return findAgain(
      from: (search.line ?? visible(height: height).lowerBound - step) + step, step: step, height: height)
  }

  private mutating func findAgain(from start: Int, step: Int, height: Int) -> Bool {
    guard let search else { return false }
    for offset in 0..<lineCount {
      let line = ((start + offset * step) % lineCount + lineCount) % lineCount
      guard search.matches(self[line]) else { continue }
      self.search?.line = line
      if !visible(height: height).contains(line) {
        go(toLine: line - height / 2, height: height)
      } else {
        go(toLine: visible(height: height).lowerBound, height: height)
      }
      return true
    }
    self.search?.line = nil
    return false
  }

  // MARK: - Drawing and keys

  package func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    canvas.fill(area, style: theme[.text])
    for (index, line) in visible(height: area.height).enumerated() {
      let place = area.row(index)
      let text = self[line]
      text.draw(on: &canvas, column: place.column, row: place.row, in: place, theme: theme, skipping: hidden)
      guard let search else { continue }
      let style = theme[search.line == line ? .currentMatch : .match]
      for columns in search.columns(in: text, limit: hidden + area.width) {
        let part = Rectangle(
          column: place.column + columns.lowerBound - hidden, row: place.row, width: columns.count, height: 1)
        canvas.paint(part.intersection(place), style: style)
      }
    }
  }

  /// Scrolls for the keys that do; false for others.
  ///
  /// - Parameter area: where it was drawn.
  package mutating func handle(_ key: Key, in area: Rectangle) -> Bool {
    let height = area.height
    switch key {
    case .up: scroll(by: -1, height: height)
    case .down: scroll(by: 1, height: height)
    case .pageUp: scroll(by: 1 - height, height: height)
    case .pageDown, .character(" "): scroll(by: height - 1, height: height)
    case .home: goToStart()
    case .end: goToEnd()
    case .left: hidden = max(hidden - 8, 0)
    case .right: hidden = min(hidden + 8, widest(in: area))
    case .mouse(let event) where area.contains(column: event.column, row: event.row):
      switch event.action {
      case .wheelUp: scroll(by: -3, height: height)
      case .wheelDown: scroll(by: 3, height: height)
      default: return false
      }
    default: return false
    }
    return true
  }

  /// How far it can be scrolled sideways: until half of the widest line that is seen has gone by.
  private func widest(in area: Rectangle) -> Int {
    let limit = hidden + 2 * area.width
    let widths = visible(height: area.height).map { self[$0].width(limit: limit) }
    return max((widths.max() ?? 0) - area.width / 2, hidden, 0)
  }
}
