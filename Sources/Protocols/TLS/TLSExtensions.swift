internal import Events

/// What of a hello's extensions is read. Source: RFC 8446, 4.2; RFC 6066, 3 (names); RFC 7301, 3.1 (ALPN).
struct TLSExtensions {
  private(set) var serverName: String?
  private(set) var applicationProtocols: [String] = []
  private(set) var versions: [TLSVersion] = []
  private(set) var chosenVersion: TLSVersion?

  /// Reads as far as the bytes go.
  mutating func read(_ cursor: inout NetworkCursor) {
    guard cursor.short() != nil else { return }
    while let kind = cursor.short(), let length = cursor.short(), let value = cursor.array(length) {
      read(kind, NetworkCursor(value.rawSpan))
    }
  }

  private mutating func read(_ kind: Int, _ value: consuming NetworkCursor) {
    var cursor = value
    switch kind {
    case 0:
      guard cursor.skip(2), cursor.byte() == 0, let length = cursor.short(), let name = cursor.array(length)
      else { return }
      serverName = oneLine(name)
    case 16:
      guard cursor.skip(2) else { return }
      while let length = cursor.byte(), let name = cursor.array(Int(length)) {
        applicationProtocols.append(oneLine(name))
      }
    case 43:
      // A server's is the one version alone; a client's has a length before them.
      if cursor.remaining == 2 {
        chosenVersion = cursor.number(UInt16.self).map(TLSVersion.init)
        return
      }
      guard cursor.skip(1) else { return }
      while let version = cursor.number(UInt16.self) { versions.append(TLSVersion(rawValue: version)) }
    default: break
    }
  }
}
