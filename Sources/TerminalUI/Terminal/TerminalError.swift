internal import Glibc

/// Why there can be no screen.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// Neither the controlling terminal could be opened nor are standard input and output one.
  case none
  /// `TERM` names one that cannot move its cursor.
  case dumb(String)
  case system(call: String, code: Int32)

  package var description: String {
    switch self {
    case .none:
      "there is no terminal to draw on: standard input and output are none, and there is no /dev/tty"
    case .dumb(let name): "TERM is '\(name)': a screen needs a terminal that can move its cursor"
    // Safe: the C library's text is copied at once.
    case .system(let call, let code): "\(call): \(unsafe String(cString: strerror(code)))"
    }
  }
}
