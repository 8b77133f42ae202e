internal import Events
internal import State

/// What kind of socket a descriptor is, and the services behind its ports.
extension FieldInfo {
  static let fdSocket: [FieldInfo] = [
    .ofFD("fd.l4proto", .string, "Transport of a socket: tcp, udp, icmp or raw.") { fd, _, scratch in
      scratch.text.append(fd.shownTransport.shownName)
      return .text
    }.having { Set(L4Protocol.allCases.map(\.shownName.description)) },
    .ofFD("fd.sockfamily", .string, "Family of a socket: ip or unix.") { fd, _, scratch in
      guard fd.kind.isIPSocket || fd.kind.isIPListener || fd.kind == .unixSocket else { return nil }
      scratch.text.append(fd.kind == .unixSocket ? "unix" : "ip" as StaticString)
      return .text
    }.having { ["ip", "unix"] },
    .ofFD("fd.is_server", .bool, "Whether the process is the server of the connection.") { fd, machine, _ in
      if fd.kind.isIPListener { return .bool(true) }
      guard fd.kind.isIPSocket, let slot = machine.moment.thread else { return .bool(false) }
      return .bool(machine.isLocal(fd.destination, for: slot))
    },
    FieldInfo(
      "fd.uid", .string,
      """
      Id of the thread and number of the descriptor in one word, which tells descriptors apart.
      """
    ) { event, machine, scratch in
      guard let slot = machine.threadUsingFD(event) else { return nil }
      scratch.text.append(decimal: machine.threads[slot].id.rawValue)
      scratch.text.append(decimal: machine.threads[slot].lastEventFD.rawValue)
      return .text
    },
    FieldInfo(
      "fd.containername", .string, "Id of the container and name of the descriptor, with a colon between."
    ) {
      event, machine, scratch in
      machine.inContainer(event, &scratch) { machine, scratch in machine.fdName(event, &scratch) }
    },
    FieldInfo(
      "fd.containerdirectory", .string, "Id of the container and directory of the file, with a colon between."
    ) {
      event, machine, scratch in
      machine.inContainer(event, &scratch) { machine, scratch in machine.fdDirectory(event, &scratch) }
    },
  ]

  static let fdServices: [FieldInfo] = [
    eitherSide("fd.proto", .port, "Service of the client's or the server's port.") { fd, index in
      fd.port(index).map { .uint(UInt64($0)) }
    },
    .ofFD("fd.cproto", .string, "Service of the client's port.") { fd, _, scratch in
      guard fd.hasRole else { return nil }
      return scratch.write(service: fd.clientPort, of: fd)
    },
    .ofFD("fd.sproto", .string, "Service of the server's port.") { fd, _, scratch in
      guard let port = fd.serverPort else { return nil }
      return scratch.write(service: fd.kind.isIPSocket ? port : nil, of: fd)
    },
    .ofFD("fd.lproto", .string, "Service of the local port.") { fd, machine, scratch in
      guard let port = fd.localPort(machine) else { return nil }
      return scratch.write(service: port, of: fd)
    },
    .ofFD("fd.rproto", .string, "Service of the remote port.") { fd, machine, scratch in
      guard let port = fd.remotePort(machine) else { return nil }
      return scratch.write(service: port, of: fd)
    },
  ]

  static let fdState: [FieldInfo] = [
    .ofFD("fd.connected", .bool, "Whether a socket is connected.", [.classic, .cumulative]) { fd, _, _ in
      .bool(fd.traits.contains(.connected))
    },
    .ofFD(
      "fd.name_changed", .bool,
      """
      Whether the event gave the descriptor another name, as traffic of a UDP socket does.
      """
    ) { _, machine, _ in .bool(machine.moment.isFDNameChanged) },
  ]

  static let fdDevice: [FieldInfo] = [
    .ofFD("fd.dev", .int32, "Device that holds the file.", [.classic, .hexadecimal]) { fd, _, _ in
      .int(Int64(Int32(truncatingIfNeeded: fd.device)))
    },
    .ofFD("fd.dev.major", .int32, "Major number of the device that holds the file.") { fd, _, _ in
      .int(Int64(fd.device >> 8 & 0xFFF))
    },
    .ofFD("fd.dev.minor", .int32, "Minor number of the device that holds the file.") { fd, _, _ in
      .int(Int64(fd.device & 0xFF | fd.device >> 12 & 0xFFF00))
    },
  ]
}

extension Machine {
  /// The container's id and a colon, then what `write` finds.
  func inContainer(
    _ event: EventView, _ scratch: inout FieldScratch,
    _ write: (borrowing Machine, inout FieldScratch) -> FieldValue?
  ) -> FieldValue? {
    guard let slot = threadUsingFD(event) else { return nil }
    switch write(self, &scratch) {
    case .name(let id):
      scratch.text.append(strings[threads[slot].container])
      scratch.text.append(UInt8(ascii: ":"))
      scratch.text.append(strings[id])
    case .text:
      scratch.text.insert(strings[threads[slot].container], UInt8(ascii: ":"))
    default: return nil
    }
    return .text
  }
}

extension ByteBuffer {
  /// Puts a prefix and a separator in front of what was written.
  mutating func insert(_ prefix: RawSpan, _ separator: UInt8) {
    let length = count
    let shift = prefix.byteCount + 1
    append(0, repeated: shift)
    var index = length
    while index > 0 {
      index -= 1
      self[index + shift] = self[index]
    }
    for index in 0..<prefix.byteCount { self[index] = prefix.load(index, as: UInt8.self) }
    self[prefix.byteCount] = separator
  }
}

extension FieldScratch {
  /// Writes the service of `port`, or its number; nothing without a port.
  mutating func write(service port: UInt16?, of fd: FDEntry) -> FieldValue {
    if let port {
      if style.resolvesPorts, let name = ServiceNames.name(of: port, fd.shownTransport) {
        text.append(name)
      } else {
        text.append(decimal: UInt64(port))
      }
    }
    return .text
  }
}
