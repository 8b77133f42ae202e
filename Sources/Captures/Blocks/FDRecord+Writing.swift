internal import Events

extension FDRecord {
  /// Appends an entry of descriptor list v2, the newest. A kind that sysdig 0.29.3 does not know, which would make it
  /// refuse the capture, becomes "unsupported".
  func write(to block: inout ByteBuffer) {
    let start = block.count
    block.append(little: 0 as UInt32)
    block.append(little: fd.rawValue)
    block.append(little: inode)
    switch content {
    case .socket(let source, let sourcePort, let destination, let destinationPort, let transport):
      block.append((source.isV6 ? FDKind.ipv6Socket : .ipv4Socket).rawValue)
      block.append(networkOrder: source, isV6: source.isV6)
      block.append(networkOrder: destination, isV6: source.isV6)
      block.append(little: sourcePort)
      block.append(little: destinationPort)
      block.append(transport.rawValue)
    case .listener(let address, let port, let transport):
      block.append((address.isV6 ? FDKind.ipv6Listener : .ipv4Listener).rawValue)
      block.append(networkOrder: address, isV6: address.isV6)
      block.append(little: port)
      block.append(transport.rawValue)
    case .unix(let source, let destination, let path):
      block.append(FDKind.unixSocket.rawValue)
      block.append(little: source)
      block.append(little: destination)
      block.append(counted: path, limit: Self.longestPath)
    case .file(let name, let openFlags, let device):
      block.append(FDKind.fileV2.rawValue)
      block.append(little: openFlags)
      block.append(counted: name, limit: Self.longestPath)
      block.append(little: device)
    case .other(let kind, let name):
      block.append((kind.isClassic ? kind : .unsupported).rawValue)
      block.append(counted: name, limit: Self.longestPath)
    }
    block.store(little: UInt32(truncatingIfNeeded: block.count - start), at: start)
  }
}

extension FDKind {
  /// sysdig 0.29.3 knows the kind, and it is stored as a name alone.
  fileprivate var isClassic: Bool {
    switch self {
    case .file, .directory, .fifo, .event, .unsupported, .signal, .eventPoll, .inotify, .timer, .netlink: true
    default: false
    }
  }
}
