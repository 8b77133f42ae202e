internal import Events

/// An entry of a thread's descriptor list; the block begins with the thread's id.
///
///     v2 u32 length, counting itself | i64 fd | u64 inode | u8 kind | by kind:
///     3, 4   source ip, destination ip, u16 source port, u16 destination port, u8 transport
///     5, 6   ip, u16 port, u8 transport
///     8      u64 source, u64 destination, path
///     16     u32 open flags, path, u32 device (v2 only, where the entry is long enough)
///     other  name
extension FDRecord {
  static let longestPath = 1024

  init(reading list: inout ByteCursor, version: Int) throws(CaptureError) {
    guard version >= 2 else {
      try self.init(body: &list, version: version)
      return
    }
    var entry = try list.entry("fd", atLeast: 4)
    try self.init(body: &entry, version: version)
  }

  private init(body entry: inout ByteCursor, version: Int) throws(CaptureError) {
    let fd = FD(rawValue: try entry.read("fd.number"))
    let inode = try entry.read("fd.inode", as: UInt64.self)
    let kindOffset = entry.offset
    let kind = FDKind(rawValue: try entry.read("fd.kind"))
    let content: Content
    switch kind {
    case .ipv4Socket, .ipv6Socket: content = try Self.socket(&entry, isV6: kind == .ipv6Socket)
    case .ipv4Listener, .ipv6Listener: content = try Self.listener(&entry, isV6: kind == .ipv6Listener)
    case .unixSocket:
      let source = try entry.read("fd.unix source", as: UInt64.self)
      let destination = try entry.read("fd.unix destination", as: UInt64.self)
      content = .unix(
        source: source, destination: destination,
        path: try entry.readString("fd.path", limit: Self.longestPath))
    case .fileV2:
      let flags = try entry.read("fd.open flags", as: UInt32.self)
      let name = try entry.readString("fd.path", limit: Self.longestPath)
      let device = version >= 2 && entry.remaining >= 4 ? try entry.read("fd.device", as: UInt32.self) : 0
      content = .file(name: name, openFlags: flags, device: device)
    default: content = try Self.other(&entry, kind: kind, version: version, kindOffset: kindOffset)
    }
    self.init(fd: fd, inode: inode, content: content)
  }

  private static func socket(_ entry: inout ByteCursor, isV6: Bool) throws(CaptureError) -> Content {
    let source = try entry.readAddress(isV6: isV6, "fd.source address")
    let destination = try entry.readAddress(isV6: isV6, "fd.destination address")
    let sourcePort = try entry.read("fd.source port", as: UInt16.self)
    let destinationPort = try entry.read("fd.destination port", as: UInt16.self)
    let transport = L4Protocol(rawValue: try entry.read("fd.transport")) ?? .unknown
    return .socket(
      source: source, sourcePort: sourcePort, destination: destination, destinationPort: destinationPort,
      transport)
  }

  private static func listener(_ entry: inout ByteCursor, isV6: Bool) throws(CaptureError) -> Content {
    let address = try entry.readAddress(isV6: isV6, "fd.address")
    let port = try entry.read("fd.port", as: UInt16.self)
    return .listener(
      address: address, port: port, L4Protocol(rawValue: try entry.read("fd.transport")) ?? .unknown)
  }

  /// A kind that is known by its name, or one that we do not know: v2 entries have a length, so that they can be kept.
  private static func other(
    _ entry: inout ByteCursor, kind: FDKind, version: Int, kindOffset: UInt64
  ) throws(CaptureError) -> Content {
    let highestNamed: UInt8 = 21
    guard kind.rawValue > 0, kind.rawValue <= highestNamed else {
      guard version >= 2 else {
        throw CaptureError(
          problem: .outOfRange(value: UInt64(kind.rawValue), allowed: 1...UInt64(highestNamed)),
          field: "fd.kind",
          offset: kindOffset)
      }
      return .other(.unsupported, name: Array("unknown-type:[\(kind.rawValue)]".utf8))
    }
    return .other(kind, name: try entry.readString("fd.name", limit: longestPath))
  }
}
