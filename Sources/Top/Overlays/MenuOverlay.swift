import TerminalUI

/// A menu at the left, and where there is something to say of the selected entry, a text beside it.
final class MenuOverlay: Overlay {
  private var panel: ListPanel
  private let detail: ((Int) -> [StyledText])?
  private let choose: (Int, TopSession) -> Void

  private static let width = 32

  init(
    title: String, _ entries: [String], selected: Int = 0, detail: ((Int) -> [StyledText])? = nil,
    choose: @escaping (Int, TopSession) -> Void
  ) {
    panel = ListPanel(title: title, entries: entries, selected: selected)
    self.detail = detail
    self.choose = choose
  }

  private func area(_ layout: ScreenLayout) -> Rectangle {
    var area = layout.pane
    area.width = min(Self.width, max(area.width / 2, 1))
    return area
  }

  func draw(on canvas: inout Canvas, _ layout: ScreenLayout, theme: Theme) {
    let area = area(layout)
    panel.draw(on: &canvas, in: area, theme: theme)
    guard let detail, let selected = panel.selected else { return }
    var pager = TextPager()
    let place = layout.pane.inset(left: area.width + 1)
    for line in detail(selected) { pager.append(wrapping: line, width: place.width) }
    pager.goToStart()
    canvas.fill(layout.pane.inset(left: area.width), style: theme[.text])
    pager.draw(on: &canvas, in: place, theme: theme)
  }

  func handle(_ key: Key, _ layout: ScreenLayout, _ session: TopSession) {
    switch panel.handle(key, in: area(layout)) {
    case .ignored:
      // The key that opened it closes it again.
      if case .press(.function, _) = key { session.overlay = nil }
      guard case .character(let letter) = key else { return }
      if letter == "q" {
        session.overlay = nil
      } else {
        panel.selectNext(beginningWith: letter, in: area(layout))
      }
    case .selected: break
    case .cancelled: session.overlay = nil
    case .chosen(let place):
      session.overlay = nil
      choose(place, session)
    }
  }
}
