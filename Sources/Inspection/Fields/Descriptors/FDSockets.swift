internal import Events
internal import State

/// The two ends of a socket, told apart in two ways: client and server, local and remote.
extension FDEntry {
  /// The addresses that a check of either end looks at: the first and the second end, or the one of a listener.
  func address(_ index: Int) -> IPAddress? {
    if kind.isIPSocket { return index == 0 ? source : index == 1 ? destination : nil }
    return kind.isIPListener && index == 0 ? destination : nil
  }

  /// Likewise the ports.
  func port(_ index: Int) -> UInt16? {
    if kind.isIPSocket { return index == 0 ? sourcePort : index == 1 ? destinationPort : nil }
    return kind.isIPListener && index == 0 ? destinationPort : nil
  }

  var clientAddress: IPAddress? { hasRole && kind.isIPSocket ? source : nil }

  var serverAddress: IPAddress? { hasRole && (kind.isIPSocket || kind.isIPListener) ? destination : nil }

  var clientPort: UInt16? { hasRole && kind.isIPSocket ? sourcePort : nil }

  /// What `fd.cport` says: 0, as in sysdig, for a socket that has a role but no ports.
  var shownClientPort: UInt16? { clientPort ?? (hasRole ? 0 : nil) }

  var serverPort: UInt16? {
    kind.isIPListener || (hasRole && kind.isIPSocket) ? destinationPort : nil
  }

  /// Whether the first end is the local one; nil where that makes no sense.
  func isSourceLocal(_ machine: borrowing Machine) -> Bool? {
    guard kind.isIPSocket, hasRole, let slot = machine.moment.thread else { return nil }
    return machine.isLocal(source, for: slot)
  }

  func localAddress(_ machine: borrowing Machine) -> IPAddress? {
    isSourceLocal(machine).map { $0 ? source : destination }
  }

  func remoteAddress(_ machine: borrowing Machine) -> IPAddress? {
    isSourceLocal(machine).map { $0 ? destination : source }
  }

  func localPort(_ machine: borrowing Machine) -> UInt16? {
    isSourceLocal(machine).map { $0 ? sourcePort : destinationPort }
  }

  func remotePort(_ machine: borrowing Machine) -> UInt16? {
    isSourceLocal(machine).map { $0 ? destinationPort : sourcePort }
  }
}
