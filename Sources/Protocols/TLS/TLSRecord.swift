internal import Events

/// The unit that TLS sends.
///
///     0      1         3        5
///     +------+---------+--------+----------
///     | kind | version | length | payload …
///     +------+---------+--------+----------
///
/// Source: RFC 8446, 5.1.
enum TLSRecord {
  enum Kind: UInt8 {
    case changeCipherSpec = 20
    case alert
    case handshake
    case applicationData
  }

  static let headerByteCount = 5
  /// With what encryption may add.
  private static let longest = 16_384 + 256

  /// Payloads are kept where they may be in clear.
  static func measure(_ header: RawSpan) -> FrameReader.Size? {
    guard let kind = Kind(rawValue: header.load(0, as: UInt8.self)), header.load(1, as: UInt8.self) == 3,
      header.load(2, as: UInt8.self) <= 4
    else { return nil }
    let length = Int(header.load(3, as: UInt16.self).bigEndian)
    guard length > 0, length <= longest else { return nil }
    return FrameReader.Size(length, keeping: kind == .applicationData ? 0 : Frame.longestKept)
  }

  static func recognize(_ bytes: RawSpan) -> Recognition {
    guard bytes.byteCount > headerByteCount else {
      guard let kind = bytes.value(as: UInt8.self), Kind(rawValue: kind) != nil else { return .no }
      return bytes.byteCount == 1 || bytes.load(1, as: UInt8.self) == 3 ? .unfinished : .no
    }
    guard let size = measure(bytes) else { return .no }
    switch (bytes.load(0, as: UInt8.self), bytes.load(5, as: UInt8.self)) {
    case (Kind.handshake.rawValue, 1): return .certain(from: .client)
    case (Kind.handshake.rawValue, 2): return .certain(from: .server)
    default:
      // In the middle: another record behind this one, or nothing.
      let next = bytes.slice(headerByteCount + size.payload)
      if next.byteCount >= headerByteCount { return measure(next) == nil ? .no : .certain() }
      return .likely()
    }
  }
}
