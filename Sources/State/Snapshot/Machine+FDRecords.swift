internal import Events

/// Descriptors as records.
extension Machine {
  /// The ports that a reader of the records will take for those of servers.
  func listeningPorts(of slots: [ThreadSlot]) -> Set<UInt16> {
    var ports: Set<UInt16> = []
    for slot in slots {
      for position in threads[slot].fds.positions
      where threads[slot].fds[position: position].kind.isIPListener {
        ports.insert(threads[slot].fds[position: position].destinationPort)
      }
    }
    return ports
  }

  /// A descriptor as a record; nil for one that `socketCalls` tells of, and for a socket of a
  /// family that nobody knows: sysdig crashes on one at the start of a file.
  func fdRecord(at position: Int, of slot: ThreadSlot, _ listeners: Set<UInt16>) -> FDRecord? {
    let entry = threads[slot].fds[position: position]
    let fd = threads[slot].fds.number(at: position)
    // The place where an entry is parked that is being closed.
    guard fd != FDTable.canceled, !entry.needsCalls, entry.kind != .unknown, entry.kind != .uninitialized
    else { return nil }
    return FDRecord(fd: fd, inode: entry.inode, content: content(of: entry, listeners))
  }

  private func content(of entry: FDEntry, _ listeners: Set<UInt16>) -> FDRecord.Content {
    let name = [UInt8](copying: strings[entry.name])
    switch entry.kind {
    case .ipv4Socket, .ipv6Socket: return Self.socket(entry, listeners)
    case .ipv4Listener, .ipv6Listener:
      return .listener(address: entry.destination, port: entry.destinationPort, entry.transport)
    case .unixSocket:
      return .unix(source: entry.unixSource, destination: entry.unixDestination, path: name)
    case .fileV2: return .file(name: name, openFlags: entry.openFlags, device: entry.device)
    default: return .other(entry.kind, name: name)
    }
  }

  /// Both ends in the order from which the reader makes ours: it turns IPv4 sockets around whose first port is that of a
  /// listener, and takes them for a server's.
  private static func socket(_ entry: FDEntry, _ listeners: Set<UInt16>) -> FDRecord.Content {
    let isTurnable = entry.kind == .ipv4Socket
    let staysAsItIs = !isTurnable || !listeners.contains(entry.sourcePort)
    let canBeTurned = isTurnable && listeners.contains(entry.destinationPort)
    guard canBeTurned, entry.isServer || !staysAsItIs else {
      return .socket(
        source: entry.source, sourcePort: entry.sourcePort, destination: entry.destination,
        destinationPort: entry.destinationPort, entry.transport)
    }
    return .socket(
      source: entry.destination, sourcePort: entry.destinationPort, destination: entry.source,
      destinationPort: entry.sourcePort, entry.transport)
  }
}
