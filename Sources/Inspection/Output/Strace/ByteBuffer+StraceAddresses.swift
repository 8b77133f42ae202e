internal import Events

/// Addresses of sockets as strace writes them.
extension ByteBuffer {
  /// Which end of a pair is shown, where there are two.
  enum StraceEnd { case only, source, destination }

  /// `{sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("1.2.3.4")}, 16`, or `NULL, 0` for none.
  ///
  /// - Parameter isOutput: the call tells the address; its length is behind a pointer then.
  mutating func append(straceAddress bytes: RawSpan, at end: StraceEnd, isOutput: Bool) {
    if bytes.byteCount == 0 { return append(isOutput ? "NULL, NULL" : "NULL, 0" as StaticString) }
    guard let length = append(structure: bytes, at: end) else { return append(", ..." as StaticString) }
    append(isOutput ? ", [" : ", " as StaticString)
    append(decimal: Int64(length))
    if isOutput { append(UInt8(ascii: "]")) }
  }

  /// The length of the structure, nil where that is not known: programs give what they like for a path.
  private mutating func append(structure bytes: RawSpan, at end: StraceEnd) -> Int? {
    let family = bytes.load(0, as: UInt8.self)
    let isV6 = family == 10
    let width = isV6 ? 16 : 4
    let start = end == .destination ? 3 + width : 1
    switch family {
    case 2, 10:
      guard bytes.byteCount >= start + width + 2 else { return appendUntold() }
      let address = IPAddress(networkOrder: bytes, at: start, isV6: isV6)
      append(inet: address, port: bytes.load(start + width, as: UInt16.self))
      return isV6 ? 28 : 16
    case 1:
      let skipped = end == .only ? 1 : 17
      guard bytes.byteCount >= skipped else { return appendUntold() }
      append(unixPath: bytes.window(skipped, byteCount: bytes.byteCount - skipped).untilNUL())
      return nil
    default: return appendUntold()
    }
  }

  private mutating func appendUntold() -> Int? {
    append("..." as StaticString)
    return nil
  }

  /// An abstract name is marked by an `@` before it.
  private mutating func append(unixPath path: RawSpan) {
    let isAbstract = path.value(as: UInt8.self) == UInt8(ascii: "@")
    append(isAbstract ? "{sa_family=AF_UNIX, sun_path=@" : "{sa_family=AF_UNIX, sun_path=" as StaticString)
    let start = isAbstract ? 1 : 0
    append(straceString: path.window(start, byteCount: path.byteCount - start))
    append(UInt8(ascii: "}"))
  }

  private mutating func append(inet address: IPAddress, port: UInt16) {
    let head: StaticString =
      address.isV6 ? "{sa_family=AF_INET6, sin6_port=htons(" : "{sa_family=AF_INET, sin_port=htons("
    append(head)
    append(decimal: Int64(port))
    if address.isV6 {
      append("), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"" as StaticString)
      append(address)
      append("\", &sin6_addr), sin6_scope_id=0}" as StaticString)
    } else {
      append("), sin_addr=inet_addr(\"" as StaticString)
      append(address)
      append("\")}" as StaticString)
    }
  }
}
