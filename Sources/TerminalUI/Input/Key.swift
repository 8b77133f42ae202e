/// What came from the keyboard or the mouse, or what else the screen has to answer.
package enum Key: Equatable, Sendable {
  /// A character that was typed.
  case character(Character)
  /// Ctrl and a key, named by its lower-case letter or one of `@ \ ] ^ _`.
  case control(Character)
  /// Alt and a character.
  case alt(Character)
  /// A key that makes no character, and what was held down with it.
  case press(Name, Modifiers)
  case mouse(MouseEvent)
  /// Text that was pasted, in one piece; nobody typed it.
  case paste(String)
  /// The screen has to be drawn anew, perhaps in another size.
  case resize
  /// The program was asked to end, or the terminal is gone.
  case stop

  package enum Name: Hashable, Sendable {
    case enter, escape, backspace, tab, insert, delete
    case up, down, left, right, pageUp, pageDown, home, end
    /// F1 to F20.
    case function(Int)
  }

  package struct Modifiers: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
  }
}

/// Keys with nothing held down.
extension Key {
  package static let enter = Key.press(.enter, [])
  package static let escape = Key.press(.escape, [])
  package static let backspace = Key.press(.backspace, [])
  package static let tab = Key.press(.tab, [])
  package static let backtab = Key.press(.tab, .shift)
  package static let insert = Key.press(.insert, [])
  package static let delete = Key.press(.delete, [])
  package static let up = Key.press(.up, [])
  package static let down = Key.press(.down, [])
  package static let left = Key.press(.left, [])
  package static let right = Key.press(.right, [])
  package static let pageUp = Key.press(.pageUp, [])
  package static let pageDown = Key.press(.pageDown, [])
  package static let home = Key.press(.home, [])
  package static let end = Key.press(.end, [])
  package static func function(_ number: Int) -> Key { .press(.function(number), []) }
}
