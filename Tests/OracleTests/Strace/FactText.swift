import Events

/// One text for what strace writes of a value and for what a param holds of it.
enum FactText {
  enum End { case source, destination }

  /// What both sides keep of data: strace's `-s` and our snaplen.
  static let snaplen = 80

  // MARK: What strace wrote

  static func expected(_ value: StraceValue, _ kind: ParamKind) -> String {
    switch kind {
    case .chars, .path, .relpath: path(value)
    case .bytes: hex(data(value).prefix(snaplen))
    case .sockaddr, .socktuple: address(value)
    case .fdlist: (value.list ?? []).map { "\($0["fd"]?.number ?? -1)" }.joined(separator: " ")
    case .reltime: nanoseconds(value)
    default: integer(value, width: kind.width ?? 8)
    }
  }

  private static func path(_ value: StraceValue) -> String {
    guard let bytes = value.string else { return value.number.map { $0 == 0 ? "(NULL)" : "<NA>" } ?? "" }
    return text(bytes)
  }

  /// A string; the strings of an array with a NUL after each; the bytes of an array of iovecs. Empty for a pointer that
  /// strace could not follow.
  private static func data(_ value: StraceValue) -> [UInt8] {
    if let bytes = value.string { return bytes }
    var bytes: [UInt8] = []
    for element in value.list ?? [] {
      if let string = element.string { bytes += string + [0] }
      if let base = element["iov_base"] { bytes += data(base) }
    }
    return bytes
  }

  private static func integer(_ value: StraceValue, width: Int) -> String {
    let sum = (value.list ?? []).reduce(0) { $0 + ($1["iov_len"]?.number ?? 0) }
    return masked(UInt64(bitPattern: value.number ?? sum), width: width)
  }

  private static func nanoseconds(_ value: StraceValue) -> String {
    "\((value["tv_sec"]?.number ?? 0) * 1_000_000_000 + (value["tv_nsec"]?.number ?? 0))"
  }

  private static func address(_ value: StraceValue) -> String {
    switch value["sa_family"]?.number {
    case 2:
      inet(value["sin_addr"]?.string ?? [], (value["sin_port"]?.string ?? []).reversed())
    case 10:
      inet(value["sin6_addr"]?.string ?? [], (value["sin6_port"]?.string ?? []).reversed())
    case 1: unix(value["sun_path"]?.string ?? [])
    default: ""
    }
  }

  // MARK: What a param holds

  static func found(_ bytes: [UInt8], _ kind: ParamKind, _ end: End) -> String {
    switch kind {
    case .chars, .path, .relpath: text(bytes)
    case .bytes: hex(bytes[...])
    case .sockaddr: sockaddr(bytes)
    case .socktuple: tuple(bytes, end)
    case .fdlist:
      stride(from: 2, to: bytes.count, by: 10).map { "\(Int64(bitPattern: integer(bytes[$0..<$0 + 8])))" }
        .joined(separator: " ")
    default: masked(integer(bytes[...]), width: kind.width ?? 8)
    }
  }

  private static func sockaddr(_ bytes: [UInt8]) -> String {
    switch bytes.first {
    case 2, 10: inet(Array(bytes.dropFirst().dropLast(2)), bytes.suffix(2))
    case 1: text(Array(bytes.dropFirst()))
    default: ""
    }
  }

  private static func tuple(_ bytes: [UInt8], _ end: End) -> String {
    let rest = Array(bytes.dropFirst())
    switch bytes.first {
    case 2, 10:
      let half = end == .source ? rest.prefix(rest.count / 2) : rest.suffix(rest.count / 2)
      return inet(Array(half.dropLast(2)), half.suffix(2))
    // Behind the addresses of both sockets.
    case 1: return text(Array(rest.dropFirst(16)))
    default: return ""
    }
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  // MARK: How both are written

  private static func masked(_ value: UInt64, width: Int) -> String {
    "\(width == 8 ? Int64(bitPattern: value) : Int64(value & (1 << (8 * UInt64(width)) - 1)))"
  }

  private static func hex(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Up to its NUL.
  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// An abstract name begins with a NUL, shown as `@`; it ends at the next one, as captures end all names.
  private static func unix(_ path: [UInt8]) -> String {
    path.first == 0 ? "@" + text(Array(path.dropFirst())) : text(path)
  }

  /// A port of two bytes, the lower one first.
  private static func inet(_ address: [UInt8], _ port: [UInt8]) -> String {
    address.map { "\($0)" }.joined(separator: ".") + ":\(integer(port[...]))"
  }

  private static func inet(_ address: [UInt8], _ port: ArraySlice<UInt8>) -> String {
    inet(address, Array(port))
  }
}
