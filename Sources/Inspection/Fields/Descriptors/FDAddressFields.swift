internal import Events
internal import State

/// The addresses of a socket.
extension FieldInfo {
  static let fdAddresses: [FieldInfo] = [
    eitherSide("fd.ip", .ipAddress, "Address of the client or of the server.") { fd, index in
      fd.address(index).map { .address($0) }
    },
    address("fd.cip", "Address of the client.") { fd, _ in fd.clientAddress },
    address("fd.sip", "Address of the server.") { fd, _ in fd.serverAddress },
    address("fd.lip", "Local address.") { fd, machine in fd.localAddress(machine) },
    address("fd.rip", "Remote address.") { fd, machine in fd.remoteAddress(machine) },
  ]

  static let fdPorts: [FieldInfo] = [
    eitherSide("fd.port", .port, "Port of the client or of the server.") { fd, index in
      fd.port(index).map { .uint(UInt64($0)) }
    },
    port("fd.cport", "Port of the client.") { fd, _ in fd.shownClientPort },
    port("fd.sport", "Port of the server.") { fd, _ in fd.serverPort },
    port("fd.lport", "Local port.") { fd, machine in fd.localPort(machine) },
    port("fd.rport", "Remote port.") { fd, machine in fd.remotePort(machine) },
  ]

  static let fdNetworks: [FieldInfo] = [
    eitherSide("fd.net", .ipNetwork, "Network of the client or of the server.") { fd, index in
      fd.address(index).map { .address($0) }
    },
    network("fd.cnet", "Network of the client.") { fd, _ in fd.clientAddress },
    network("fd.snet", "Network of the server.") { fd, _ in fd.serverAddress },
    network("fd.lnet", "Network of the local address.") { fd, machine in fd.localAddress(machine) },
    network("fd.rnet", "Network of the remote address.") { fd, machine in fd.remoteAddress(machine) },
  ]

  /// Names of hosts come from a resolver, and asking one while reading a file would tell the network what is being
  /// read, and get the answer of today; so these have no value yet.
  static let fdHosts: [FieldInfo] = ["client", "server", "local", "remote"].map { side in
    .ofFD("fd.\(side.prefix(1))ip.name", .string, "Name of the host with the \(side) address.") { _, _, _ in
      nil
    }
  }

  typealias AddressOfFD = @Sendable (FDEntry, borrowing Machine) -> IPAddress?
  typealias PortOfFD = @Sendable (FDEntry, borrowing Machine) -> UInt16?

  private static func address(_ name: String, _ summary: String, _ find: @escaping AddressOfFD) -> FieldInfo {
    .ofFD(name, .ipAddress, summary) { fd, machine, _ in find(fd, machine).map { .address($0) } }
  }

  private static func network(_ name: String, _ summary: String, _ find: @escaping AddressOfFD) -> FieldInfo {
    .ofFD(name, .ipNetwork, summary, [.classic, .filterOnly]) { fd, machine, _ in
      find(fd, machine).map { .address($0) }
    }
  }

  private static func port(_ name: String, _ summary: String, _ find: @escaping PortOfFD) -> FieldInfo {
    .ofFD(name, .port, summary) { fd, machine, _ in find(fd, machine).map { .uint(UInt64($0)) } }
  }

  /// A field of both ends, which only filters can use.
  static func eitherSide(
    _ name: String, _ kind: FieldKind, _ summary: String,
    _ find: @escaping @Sendable (FDEntry, Int) -> FieldValue?
  ) -> FieldInfo {
    .ofEach(name, kind, summary, [.classic, .filterOnly]) { event, machine, _, index in
      guard let slot = machine.threadUsingFD(event), let fd = machine.eventFD(of: slot) else { return nil }
      return find(fd, index)
    }
  }
}
