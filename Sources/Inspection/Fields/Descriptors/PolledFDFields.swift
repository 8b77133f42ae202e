internal import Events
internal import State

extension FieldClass {
  /// The descriptors of a poll.
  static let polledFDs = FieldClass(
    name: "fdlist", summary: "The descriptors that a poll or ppoll waits for, with commas between them.",
    fields: [
      .ofPolled("fdlist.nums", "Numbers of the descriptors.") { number, _, _, out in
        out.append(decimal: number.rawValue)
        return true
      },
      .ofPolled("fdlist.names", "Names of the descriptors, `<NA>` for one without.") { _, fd, machine, out in
        if let fd, fd.name != .empty {
          out.append(machine.strings[fd.name])
        } else {
          out.append("<NA>" as StaticString)
        }
        return true
      },
      .ofPolledSockets("fdlist.cips", "Addresses of the clients.") { fd, out in
        guard fd.kind.isIPSocket else { return false }
        out.append(fd.source)
        return true
      },
      .ofPolledSockets("fdlist.sips", "Addresses of the servers.") { fd, out in
        guard fd.kind.isIPSocket || fd.kind.isIPListener else { return false }
        // sysdig writes the first bytes of an IPv6 listener's address as if they were an IPv4 address.
        let isCut = fd.kind == .ipv6Listener
        let address = fd.destination
        out.append(isCut ? IPAddress(v4: UInt32(truncatingIfNeeded: address.high >> 32)) : address)
        return true
      },
      .ofPolledSockets("fdlist.cports", "Ports of the clients.") { fd, out in
        guard fd.kind.isIPSocket else { return false }
        out.append(decimal: UInt64(fd.sourcePort))
        return true
      },
      .ofPolledSockets("fdlist.sports", "Ports of the servers.") { fd, out in
        guard fd.kind.isIPSocket else { return false }
        out.append(decimal: UInt64(fd.destinationPort))
        return true
      },
    ])
}

extension FieldInfo {
  /// The row of a list of something of each descriptor; missing where the list is empty.
  ///
  /// - Parameter write: appends it; false where the descriptor has none and is left out.
  fileprivate static func ofPolled(
    _ name: String, _ summary: String,
    write: @escaping @Sendable (FD, FDEntry?, borrowing Machine, inout ByteBuffer) -> Bool
  ) -> FieldInfo {
    FieldInfo(name, .string, summary) { event, machine, scratch in
      guard let fds = PolledFDs(event), let thread = machine.moment.thread else { return nil }
      for index in 0..<fds.count
      where write(fds[index], machine.fd(fds[index], of: thread), machine, &scratch.text) {
        scratch.text.append(UInt8(ascii: ","))
      }
      guard !scratch.text.isEmpty else { return nil }
      scratch.text.truncate(to: scratch.text.count - 1)
      return .text
    }
  }

  /// The same of what only sockets have.
  fileprivate static func ofPolledSockets(
    _ name: String, _ summary: String, write: @escaping @Sendable (FDEntry, inout ByteBuffer) -> Bool
  ) -> FieldInfo {
    .ofPolled(name, summary) { _, fd, _, out in fd.map { write($0, &out) } ?? false }
  }
}
