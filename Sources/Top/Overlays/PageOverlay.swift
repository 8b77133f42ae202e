import TerminalUI

/// A text over the whole of the screen.
final class PageOverlay: Overlay {
  private let title: String
  private var pager = TextPager()
  private let lines: [StyledText]
  private var width = 0

  init(title: String, _ lines: [StyledText]) {
    self.title = title
    self.lines = lines
  }

  func draw(on canvas: inout Canvas, _ layout: ScreenLayout, theme: Theme) {
    let area = layout.whole.inset(bottom: 1)
    wrap(area.width)
    canvas.fill(area, style: theme[.text])
    canvas.fill(area.row(0), style: theme[.heading])
    canvas.draw(title, column: 0, row: 0, in: area, style: theme[.heading])
    pager.draw(on: &canvas, in: area.inset(top: 1), theme: theme)
    Self.bar.draw(on: &canvas, in: layout.bar, theme: theme)
  }

  var showsBar: Bool { false }

  private static let bar = KeyBar([
    KeyBar.Item("Bak", "Back", .backspace), KeyBar.Item("Ctrl+F", "Search", .control("f")),
    KeyBar.Item("F3", "Next", .function(3)),
  ])

  /// Lines are broken anew where the screen has another width.
  private func wrap(_ width: Int) {
    guard width != self.width else { return }
    self.width = width
    pager = TextPager()
    for line in lines { pager.append(wrapping: line, width: width) }
    pager.goToStart()
  }

  func handle(_ key: Key, _ layout: ScreenLayout, _ session: TopSession) {
    let area = layout.whole.inset(top: 1, bottom: 1)
    if case .mouse(let event) = key, let meant = Self.bar.key(clickedBy: event, in: layout.bar) {
      return handle(meant, layout, session)
    }
    if pager.handle(key, in: area) { return }
    switch key {
    case .control("f"), .character("/"):
      session.overlay = PromptOverlay.search(session.searched, behind: self) { text in
        self.pager.find(text, height: area.height)
      }
    case .function(3), .character("n"): _ = pager.findNext(height: area.height)
    case .mouse, .resize: break
    default: session.overlay = nil
    }
  }
}
