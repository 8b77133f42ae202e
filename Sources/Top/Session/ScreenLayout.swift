import TerminalUI

/// Where what is on the screen.
struct ScreenLayout {
  let whole: Rectangle
  let title: Rectangle
  let source: Rectangle
  /// Empty where the screen is too low for it.
  let timeline: Rectangle
  let pane: Rectangle
  let bar: Rectangle

  /// Rows of the timeline, and the least height of a screen that has room for it.
  private static let timelineHeight = 2
  private static let leastHeight = 16

  init(_ size: TerminalSize) {
    whole = Rectangle(width: size.width, height: size.height)
    title = whole.row(0)
    source = whole.row(1)
    let height = size.height >= Self.leastHeight ? Self.timelineHeight : 0
    timeline = Rectangle(column: 0, row: 2, width: size.width, height: height)
    pane = whole.inset(top: 2 + height, bottom: 1)
    bar = whole.row(size.height - 1)
  }
}
