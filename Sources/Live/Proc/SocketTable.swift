internal import CKernel
internal import Glibc

/// The kernel's lists of sockets in /proc/PID/net, for what cannot be asked of the socket itself. See proc_net_tcp.rst of
/// the kernel's documentation.
enum SocketTable {
  struct Row: Equatable {
    var segment = SocketSegment()
    var path: [UInt8] = []

    static func == (one: Row, other: Row) -> Bool {
      CLayout.bytes(one.segment) == CLayout.bytes(other.segment) && one.path == other.path
    }
  }

  private static let tables: [(name: String, family: Int32, type: UInt32, protocol: Int)] = [
    ("tcp", AF_INET, SOCK_STREAM.rawValue, IPPROTO_TCP),
    ("tcp6", AF_INET6, SOCK_STREAM.rawValue, IPPROTO_TCP),
    ("udp", AF_INET, SOCK_DGRAM.rawValue, IPPROTO_UDP), ("udp6", AF_INET6, SOCK_DGRAM.rawValue, IPPROTO_UDP),
    ("raw", AF_INET, SOCK_RAW.rawValue, 0), ("raw6", AF_INET6, SOCK_RAW.rawValue, 0),
  ]

  /// The socket with this inode in the network namespace of the thread; nil where no table has it.
  static func row(of proc: ProcThread, inode: UInt64) -> Row? {
    for table in tables {
      for line in ProcFile.lines("\(proc.directory)/net/\(table.name)")?.dropFirst() ?? [] {
        guard var row = internetRow(line, family: table.family), row.segment.inode == inode else { continue }
        row.segment.type = UInt16(table.type)
        row.segment.protocol = UInt16(table.protocol)
        return row
      }
    }
    for line in ProcFile.lines(proc.directory + "/net/unix")?.dropFirst() ?? [] {
      if let row = unixRow(line), row.segment.inode == inode { return row }
    }
    return nil
  }

  /// A line of tcp, udp, raw or their likes of IPv6.
  static func internetRow(_ line: Substring, family: Int32) -> Row? {
    let fields = line.split(separator: " ")
    guard fields.count > 9, let state = UInt8(fields[3], radix: 16), let inode = UInt64(fields[9]) else {
      return nil
    }
    var row = Row()
    row.segment.family = UInt16(family)
    row.segment.state = state
    row.segment.inode = inode
    guard let local = endpoint(fields[1]), let remote = endpoint(fields[2]) else { return nil }
    row.segment.local_port = local.port
    row.segment.remote_port = remote.port
    CLayout.fill(&row.segment.local, with: local.address)
    CLayout.fill(&row.segment.remote, with: remote.address)
    return row
  }

  /// `0100007F:1F90`: words as this machine orders their bytes, then the port.
  private static func endpoint(_ text: Substring) -> (address: [UInt8], port: UInt16)? {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let port = UInt16(parts[1], radix: 16), parts[0].utf8.count <= 32 else {
      return nil
    }
    var address: [UInt8] = []
    var rest = parts[0]
    while !rest.isEmpty {
      guard let word = UInt32(rest.prefix(8), radix: 16) else { return nil }
      for byte in 0..<4 { address.append(UInt8(truncatingIfNeeded: word >> (8 * byte))) }
      rest = rest.dropFirst(8)
    }
    return (address, port)
  }

  /// Of a unix socket's flags and states: __SO_ACCEPTCON, SS_CONNECTED.
  private static let acceptsConnections: UInt32 = 0x10000
  private static let connected = "03"

  /// `Num RefCount Protocol Flags Type St Inode Path`; `@` stands for the NUL of an abstract name.
  static func unixRow(_ line: Substring) -> Row? {
    let fields = line.split(separator: " ", maxSplits: 7)
    guard fields.count > 6, let type = UInt16(fields[4], radix: 16), let inode = UInt64(fields[6]),
      let flags = UInt32(fields[3], radix: 16)
    else { return nil }
    var row = Row()
    row.segment.family = UInt16(AF_UNIX)
    row.segment.type = type
    row.segment.inode = inode
    row.segment.sock = inode
    row.segment.state =
      flags & acceptsConnections != 0
      ? SocketState.listening : fields[5] == connected ? SocketState.established : SocketState.closed
    if fields.count > 7 {
      row.path = Array(fields[7].utf8)
      if row.path.first == UInt8(ascii: "@") { row.path[0] = 0 }
    }
    return row
  }
}
