public import Events

/// Descriptors in the bytes of a thread's list.
enum FDEncoding {
  static func entry(_ record: FDRecord, version: Int) -> [UInt8] {
    var body: [UInt8] = []
    body.append(little: record.fd.rawValue)
    body.append(little: record.inode)
    body.append(record.content.kind.rawValue)
    switch record.content {
    case .socket(let source, let sourcePort, let destination, let destinationPort, let transport):
      body += source.networkOrder + destination.networkOrder
      body.append(little: sourcePort)
      body.append(little: destinationPort)
      body.append(transport.rawValue)
    case .listener(let address, let port, let transport):
      body += address.networkOrder
      body.append(little: port)
      body.append(transport.rawValue)
    case .unix(let source, let destination, let path):
      body.append(little: source)
      body.append(little: destination)
      body.append(counted: path)
    case .file(let name, let openFlags, let device):
      body.append(little: openFlags)
      body.append(counted: name)
      if version >= 2 { body.append(little: device) }
    case .other(_, let name): body.append(counted: name)
    }
    return version >= 2 ? lengthCountingItself(body) : body
  }
}

extension FDRecord.Content {
  /// The kind byte under which the content is stored.
  var kind: FDKind {
    switch self {
    case .socket(let source, _, _, _, _): source.isV6 ? .ipv6Socket : .ipv4Socket
    case .listener(let address, _, _): address.isV6 ? .ipv6Listener : .ipv4Listener
    case .unix: .unixSocket
    case .file: .fileV2
    case .other(let kind, _): kind
    }
  }

  /// An open file.
  public static func file(_ path: String, flags: UInt32 = 1, device: UInt32 = 0) -> Self {
    .file(name: Array(path.utf8), openFlags: flags, device: device)
  }

  public static func directory(_ path: String) -> Self { .other(.directory, name: Array(path.utf8)) }

  public static func pipe(_ name: String = "") -> Self { .other(.fifo, name: Array(name.utf8)) }

  /// A connected TCP socket.
  public static func tcp(_ source: String, _ sourcePort: UInt16, _ destination: String, _ port: UInt16)
    -> Self
  {
    .socket(
      source: .parse(source), sourcePort: sourcePort, destination: .parse(destination), destinationPort: port,
      .tcp)
  }

  /// A UDP socket with both ends.
  public static func udp(_ source: String, _ sourcePort: UInt16, _ destination: String, _ port: UInt16)
    -> Self
  {
    .socket(
      source: .parse(source), sourcePort: sourcePort, destination: .parse(destination), destinationPort: port,
      .udp)
  }

  /// A listening TCP socket.
  public static func listener(_ address: String, _ port: UInt16) -> Self {
    .listener(address: .parse(address), port: port, .tcp)
  }
}
