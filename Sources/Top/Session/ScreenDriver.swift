package import TerminalUI

/// The terminal, as a session needs it; a test has another.
package protocol ScreenDriver: AnyObject {
  var size: TerminalSize { get }
  var theme: Theme { get }
  func show(_ canvas: Canvas)
  /// The next key; nil where there was none for so many milliseconds, of which a negative number means for ever.
  func key(within milliseconds: Int) -> Key?
  /// Gives the terminal back for as long as a command runs in it; what it printed is looked at before the screen comes back.
  ///
  /// - Returns: why the command could not be run; nil where it ran.
  func run(_ command: String, waits: Bool) -> String?
}
