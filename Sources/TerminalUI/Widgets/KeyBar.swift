/// The bottom row: what keys do here. A click on one is that key.
package struct KeyBar: Sendable {
  package struct Item: Equatable, Sendable {
    package let name: String
    package let label: String
    package let key: Key

    /// - Parameter name: of the key, as it stands on it.
    package init(_ name: String, _ label: String, _ key: Key) {
      self.name = name
      self.label = label
      self.key = key
    }
  }

  package var items: [Item]
  /// Stands at the right end, where there is room.
  package var trailing: String

  package init(_ items: [Item], trailing: String = "") {
    self.items = items
    self.trailing = trailing
  }

  /// Labels are at least as long, so that the bar keeps still from screen to screen.
  private static let leastLabel = 6

  package func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    let line = area.row(0)
    canvas.fill(line, style: theme[.text])
    var column = line.column
    for item in items where column < line.endColumn {
      column = canvas.draw(item.name, column: column, row: line.row, in: line, style: theme[.key])
      let label = Rectangle(
        column: column, row: line.row, width: max(CellText.width(of: item.label), Self.leastLabel), height: 1)
      canvas.fill(label.intersection(line), style: theme[.keyLabel])
      canvas.draw(item.label, column: column, row: line.row, in: line, style: theme[.keyLabel])
      column = label.endColumn
    }
    let width = CellText.width(of: trailing, limit: line.width)
    if line.endColumn - width > column {
      canvas.draw(trailing, column: line.endColumn - width, row: line.row, in: line, style: theme[.text])
    }
  }

  /// The key whose item was clicked.
  ///
  /// - Parameter area: where it was drawn.
  package func key(clickedBy event: MouseEvent, in area: Rectangle) -> Key? {
    let line = area.row(0)
    guard event.action == .press(.left), line.contains(column: event.column, row: event.row) else {
      return nil
    }
    var column = line.column
    for item in items {
      column += CellText.width(of: item.name) + max(CellText.width(of: item.label), Self.leastLabel)
      if event.column < column { return item.key }
    }
    return nil
  }
}
