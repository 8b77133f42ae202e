/// What the mouse did.
package struct MouseEvent: Equatable, Sendable {
  package enum Action: Equatable, Sendable {
    case press(Button), drag(Button), release, move
    case wheelUp, wheelDown, wheelLeft, wheelRight
  }

  package enum Button: Equatable, Sendable { case left, middle, right }

  package var action: Action
  /// Counted from 0 at the top left.
  package var column: Int
  package var row: Int
  package var modifiers: Key.Modifiers
  /// How often the button was pressed here in a row: 2 for a double click.
  package var clicks: Int

  package init(_ action: Action, column: Int, row: Int, modifiers: Key.Modifiers = [], clicks: Int = 1) {
    self.action = action
    self.column = column
    self.row = row
    self.modifiers = modifiers
    self.clicks = clicks
  }

  /// As xterm tells it: two bits for the button, then shift, alt, control, motion, and bits for wheel and more.
  ///
  /// - Parameter column: and `row` are counted from 1, as they come.
  init?(code: Int, column: Int, row: Int, isRelease: Bool) {
    let buttons: [Button?] = [.left, .middle, .right, nil]
    let button = buttons[code & 3]
    if code & 0x80 != 0 { return nil }
    if code & 0x40 != 0 {
      let wheels: [Action] = [.wheelUp, .wheelDown, .wheelLeft, .wheelRight]
      action = wheels[code & 3]
    } else if isRelease {
      action = .release
    } else if code & 0x20 != 0 {
      action = button.map(Action.drag) ?? .move
    } else {
      // The old form does not tell which button was released.
      action = button.map(Action.press) ?? .release
    }
    self.column = max(column - 1, 0)
    self.row = max(row - 1, 0)
    modifiers = Key.Modifiers(rawValue: UInt8(code >> 2 & 7))
    clicks = 1
  }
}
