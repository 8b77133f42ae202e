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

  /// The command has the terminal itself: standard streams may go elsewhere while a screen is shown.
  package func run(_ command: String, waits: Bool) -> String? {
    terminal = nil
    let question = waits ? "\nprintf '\\nPress Enter to go back. '; read -r answer" : ""
    // Safe: the text lives as long as the call.
    let status = unsafe system("{ \(command)\(question)\n} </dev/tty >/dev/tty 2>&1")
    terminal = try? Terminal(environment: environment)
    return status == -1 ? "no shell could be started" : nil
  }

  /// Gives the terminal back.
  package func close() { terminal = nil }
}
