import Glibc
package import TerminalUI

/// The terminal in which a session runs.
package final class TerminalDriver: ScreenDriver {
  private var terminal: Terminal?
  private let environment: (String) -> String?
  package let theme: Theme

  /// Takes the terminal.
  ///
  /// - Parameter environment: tells a variable of the environment.
  package init(environment: @escaping (String) -> String?) throws(TerminalError) {
    let terminal = try Terminal(environment: environment)
    self.environment = environment
    theme = terminal.theme
    self.terminal = consume terminal
  }

  package var size: TerminalSize { terminal?.size ?? TerminalSize(width: 0, height: 0) }

  package func show(_ canvas: Canvas) { terminal?.show(canvas) }

  package func key(within milliseconds: Int) -> Key? {
    // Without a terminal there is nobody to ask.
    if terminal == nil { return .stop }
    return terminal?.key(within: milliseconds)
  }

  package func run(_ command: String, waits: Bool) -> String? {
    terminal = nil
    // Safe: the text lives as long as the call.
    let status = unsafe system(command)
    if waits { Self.awaitEnter() }
    terminal = try? Terminal(environment: environment)
    return status == -1 ? "no shell could be started" : nil
  }

  /// What a command printed stays until somebody has seen it.
  private static func awaitEnter() {
    let question = "\nPress Enter to go back."
    // Safe: so many bytes are read where they lie.
    _ = unsafe question.utf8CString.withUnsafeBytes { unsafe write(1, $0.baseAddress, question.utf8.count) }
    var byte: UInt8 = 0
    // Safe: one byte is read into one.
    while unsafe read(0, &byte, 1) == 1, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {}
  }

  /// Gives the terminal back.
  package func close() { terminal = nil }
}
