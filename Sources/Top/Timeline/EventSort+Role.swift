import TerminalUI

extension EventSort {
  /// How it looks.
  var role: Role {
    switch self {
    case .file: .file
    case .network: .network
    case .memory: .memory
    case .process: .process
    case .other: .other
    }
  }
}
