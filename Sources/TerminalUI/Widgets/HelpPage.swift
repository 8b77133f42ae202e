/// Keys and what they do, in groups, over the whole screen.
package struct HelpPage: Sendable {
  package struct Section: Equatable, Sendable {
    package let title: String
    package let rows: [(keys: String, text: String)]

    package init(_ title: String, _ rows: [(keys: String, text: String)]) {
      self.title = title
      self.rows = rows
    }

    package static func == (one: Section, other: Section) -> Bool {
      one.title == other.title && one.rows.elementsEqual(other.rows, by: ==)
    }
  }

  private var pager: TextPager

  /// False when the page was left.
  package mutating func handle(_ key: Key, in area: Rectangle) -> Bool {
    if pager.handle(key, in: area) { return true }
    if case .mouse = key { return true }
    return key == .resize
  }

  /// - Parameter introduction: lines above the first section.
  package init(introduction: [String] = [], _ sections: [Section]) {
    let widest = sections.flatMap(\.rows).map { CellText.width(of: $0.keys, limit: 30) }.max() ?? 0
    pager = TextPager()
    for line in introduction { pager.append(StyledText(line)) }
    for section in sections {
      if !pager.isEmpty { pager.append("") }
      pager.append(StyledText(section.title, .label))
      for (keys, text) in section.rows {
        let blanks = String(repeating: " ", count: max(widest - CellText.width(of: keys, limit: 30), 0))
        pager.append(StyledText([.init("  \(blanks)\(keys)", .value), .init("  \(text)")]))
      }
    }
    pager.goToStart()
  }

  package func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    pager.draw(on: &canvas, in: area, theme: theme)
  }
}
