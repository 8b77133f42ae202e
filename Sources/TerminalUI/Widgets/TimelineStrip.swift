/// How much happened when: a bar for each slice of time, in the colors of kinds, of which a range can be selected.
package struct TimelineStrip: Sendable {
  /// The kinds in the order in which they are stacked, the lowest first.
  package let kinds: [Role]
  /// Events of each slice: a number for each kind.
  package private(set) var slices: [[Int]]
  /// The slices that are selected; nil for all.
  package private(set) var selection: Range<Int>?
  /// The slice that keys act on; nil before one was gone to.
  package private(set) var cursor: Int?
  /// Where a selection began.
  private var anchor: Int?
  private var isBrushing = false

  package enum Answer: Equatable, Sendable {
    case ignored, handled
    /// Another range is selected, nil for all; while the mouse is held down it is not yet final.
    case selected(Range<Int>?, isFinal: Bool)
  }

  package init(kinds: [Role], slices: [[Int]] = []) {
    self.kinds = kinds
    self.slices = slices
  }

  /// New counts, of the same time or of more.
  package mutating func setSlices(_ slices: [[Int]]) {
    self.slices = slices
    selection = selection.map { $0.clamped(to: 0..<slices.count) }.flatMap { $0.isEmpty ? nil : $0 }
    cursor = slices.isEmpty ? nil : cursor.map { min($0, slices.count - 1) }
  }

  package mutating func select(_ range: Range<Int>?) {
    selection = range.map { $0.clamped(to: 0..<slices.count) }.flatMap { $0.isEmpty ? nil : $0 }
    anchor = nil
  }

  // MARK: - Keys

  /// Left and right move the cursor, with shift they select, Escape selects all; the mouse brushes.
  ///
  /// - Parameter area: where it was drawn.
  package mutating func handle(_ key: Key, in area: Rectangle) -> Answer {
    guard !slices.isEmpty, area.width > 0 else { return .ignored }
    // A step is what is seen as one.
    let step = max((slices.count + area.width - 1) / area.width, 1)
    switch key {
    case .left: return move(by: -step)
    case .right: return move(by: step)
    case .press(.left, .shift): return extend(by: -step)
    case .press(.right, .shift): return extend(by: step)
    case .home: return move(to: 0)
    case .end: return move(to: slices.count - 1)
    case .escape where selection != nil:
      select(nil)
      return .selected(nil, isFinal: true)
    case .mouse(let event): return brush(event, in: area)
    default: return .ignored
    }
  }

  private mutating func move(by step: Int) -> Answer {
    let from = cursor ?? (step > 0 ? -step : slices.count - 1 - step)
    return move(to: min(max(from + step, 0), slices.count - 1))
  }

  private mutating func move(to slice: Int) -> Answer {
    cursor = slice
    anchor = nil
    return .handled
  }

  private mutating func extend(by step: Int) -> Answer {
    let from = cursor ?? (step > 0 ? 0 : slices.count - 1)
    let start = anchor ?? from
    let end = min(max(from + step, 0), slices.count - 1)
    (anchor, cursor) = (start, end)
    selection = min(start, end)..<max(start, end) + 1
    return .selected(selection, isFinal: true)
  }

  private mutating func brush(_ event: MouseEvent, in area: Rectangle) -> Answer {
    let column = min(max(event.column - area.column, 0), area.width - 1)
    let part = slices(at: column, width: area.width)
    switch event.action {
    case .press(.left):
      guard area.contains(column: event.column, row: event.row) else { return .ignored }
      if event.clicks == 2 {
        isBrushing = false
        select(nil)
        return .selected(nil, isFinal: true)
      }
      isBrushing = true
      (anchor, cursor) = (part.lowerBound, part.lowerBound)
      return .handled
    case .drag(.left):
      guard isBrushing, let anchor else { return .ignored }
      let start = min(anchor, part.lowerBound)
      selection = start..<max(part.upperBound, min(anchor + 1, slices.count))
      cursor = part.lowerBound
      return .selected(selection, isFinal: false)
    case .release:
      guard isBrushing else { return .ignored }
      isBrushing = false
      anchor = nil
      return selection == nil ? .handled : .selected(selection, isFinal: true)
    default: return .ignored
    }
  }

  /// The slices that a column shows; at least one where there are any.
  func slices(at column: Int, width: Int) -> Range<Int> {
    let start = min(column * slices.count / width, slices.count - 1)
    return start..<max(min((column + 1) * slices.count / width, slices.count), start + 1)
  }
}
