import TerminalUI

/// What lies over the screen for a while, and takes the keys: a menu, a line to be typed, a page, a question.
protocol Overlay: AnyObject {
  func draw(on canvas: inout Canvas, _ layout: ScreenLayout, theme: Theme)
  /// Answers a key; it closes itself by `session.overlay = nil`, or opens another in its place.
  func handle(_ key: Key, _ layout: ScreenLayout, _ session: TopSession)
  /// The bar at the bottom is seen.
  var showsBar: Bool { get }
}

extension Overlay {
  var showsBar: Bool { true }
}
