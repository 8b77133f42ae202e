/// A menu at the side of the screen: views, columns to sort by, actions.
package struct ListPanel: Sendable {
  package var title: String
  package var entries: [String]
  package var isFocused = true
  private var scroll = ListScroll()

  package enum Answer: Equatable, Sendable {
    case ignored
    /// Another entry may be selected.
    case selected
    case chosen(Int)
    case cancelled
  }

  package init(title: String, entries: [String], selected: Int = 0) {
    self.title = title
    self.entries = entries
    scroll.jump(to: selected, of: entries.count, height: 0)
  }

  /// The selected entry; nil where there are none.
  package var selected: Int? { entries.isEmpty ? nil : scroll.row(of: entries.count) }

  /// Goes to the next entry that begins with a letter, whatever its case, round the end; nowhere where there is none.
  package mutating func selectNext(beginningWith letter: Character, in area: Rectangle) {
    guard let selected else { return }
    let places = (selected + 1..<entries.count).map { $0 } + (0...selected).map { $0 }
    let next = places.first { entries[$0].first?.lowercased() == letter.lowercased() }
    guard let next else { return }
    scroll.select(next, of: entries.count, height: area.inset(top: 1).height)
  }

  package func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    canvas.fill(area, style: theme[.text])
    canvas.fill(area.row(0), style: theme[.heading])
    canvas.draw(title, column: area.column, row: area.row, in: area, style: theme[.heading])
    let body = area.inset(top: 1)
    for (line, index) in scroll.visible(rowCount: entries.count, height: body.height).enumerated() {
      let place = body.row(line)
      let role: Role = index != selected ? .text : isFocused ? .selection : .idleSelection
      if role != .text { canvas.fill(place, style: theme[role]) }
      canvas.draw(entries[index], column: place.column, row: place.row, in: place, style: theme[role])
    }
  }

  /// - Parameter area: where it was drawn.
  package mutating func handle(_ key: Key, in area: Rectangle) -> Answer {
    let body = area.inset(top: 1)
    if scroll.handle(key, rowCount: entries.count, height: body.height) { return .selected }
    switch key {
    case .enter: return selected.map(Answer.chosen) ?? .cancelled
    case .escape, .backspace: return .cancelled
    case .mouse(let event):
      guard area.contains(column: event.column, row: event.row) else { return .ignored }
      return handle(event, in: body)
    default: return .ignored
    }
  }

  private mutating func handle(_ event: MouseEvent, in body: Rectangle) -> Answer {
    switch event.action {
    case .wheelUp: scroll.scroll(by: -3, of: entries.count, height: body.height)
    case .wheelDown: scroll.scroll(by: 3, of: entries.count, height: body.height)
    case .press(.left):
      let seen = scroll.visible(rowCount: entries.count, height: body.height)
      let row = seen.lowerBound + event.row - body.row
      guard event.row >= body.row, seen.contains(row) else { return .ignored }
      scroll.select(row, of: entries.count, height: body.height)
      if event.clicks == 2 { return .chosen(row) }
    default: return .ignored
    }
    return .selected
  }
}
