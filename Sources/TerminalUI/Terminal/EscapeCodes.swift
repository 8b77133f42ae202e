/// What a terminal is told, as bytes: the only file that knows escape codes for output.
///
/// Source: ECMA-48, and xterm's ctlseqs for the private modes.
enum EscapeCodes {
  /// What is switched on while the screen is ours, in this order: the alternate screen; no wrapping at the right edge; text
  /// as it is written, not turned around; the mouse's buttons and drags, in decimal numbers; marks around what is pasted;
  /// keypad and arrows as usual. Terminals leave out what they do not know.
  static let enter: StaticString =
    "\u{1B}[?1049h\u{1B}[?7l\u{1B}[8l\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h\u{1B}[?2004h\u{1B}[?25l\u{1B}[0m\u{1B}[2J"

  /// The opposite, in the opposite order. Behind half of an escape code it works as well, since ESC cuts that off.
  static let leave: StaticString =
    "\u{1B}[?2026l\u{1B}[0m\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l\u{1B}[8h\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"

  static let clearScreen: StaticString = "\u{1B}[0m\u{1B}[2J"
  static let clearToLineEnd: StaticString = "\u{1B}[K"
  static let hideCursor: StaticString = "\u{1B}[?25l"
  static let showCursor: StaticString = "\u{1B}[?25h"
  /// What comes between is shown at once, by terminals that know it.
  static let beginFrame: StaticString = "\u{1B}[?2026h"
  static let endFrame: StaticString = "\u{1B}[?2026l"
}

extension [UInt8] {
  mutating func append(_ code: StaticString) {
    code.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }

  /// Goes to a cell; the first one is 0, 0.
  mutating func appendMove(column: Int, row: Int) {
    append("\u{1B}[" as StaticString)
    append(decimal: row + 1)
    append(UInt8(ascii: ";"))
    append(decimal: column + 1)
    append(UInt8(ascii: "H"))
  }

  /// Sets all of a style, whatever was set before. It is already reduced to what the terminal has.
  mutating func append(_ style: Style) {
    append("\u{1B}[0" as StaticString)
    if style.attributes.contains(.bold) { append(";1" as StaticString) }
    if style.attributes.contains(.dim) { append(";2" as StaticString) }
    if style.attributes.contains(.underline) { append(";4" as StaticString) }
    if style.attributes.contains(.reverse) { append(";7" as StaticString) }
    append(style.foreground, plane: 30)
    append(style.background, plane: 40)
    append(UInt8(ascii: "m"))
  }

  /// - Parameter plane: 30 for the foreground, 40 for the background.
  private mutating func append(_ color: Color, plane: Int) {
    if let number = color.paletteNumber {
      append(UInt8(ascii: ";"))
      switch number {
      case 0..<8: append(decimal: plane + Int(number))
      case 8..<16: append(decimal: plane + 60 + Int(number) - 8)
      default:
        append(decimal: plane + 8)
        append(";5;" as StaticString)
        append(decimal: Int(number))
      }
    } else if let (red, green, blue) = color.components {
      append(UInt8(ascii: ";"))
      append(decimal: plane + 8)
      append(";2" as StaticString)
      for component in [red, green, blue] {
        append(UInt8(ascii: ";"))
        append(decimal: Int(component))
      }
    }
  }

  /// - Parameter decimal: from 0 to 9999.
  private mutating func append(decimal number: Int) {
    if number >= 1000 { append(UInt8(ascii: "0") + UInt8(clamping: number / 1000 % 10)) }
    if number >= 100 { append(UInt8(ascii: "0") + UInt8(number / 100 % 10)) }
    if number >= 10 { append(UInt8(ascii: "0") + UInt8(number / 10 % 10)) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
