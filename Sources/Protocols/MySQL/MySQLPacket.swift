internal import Events

/// The unit that MySQL sends; its number begins anew with each command.
///
///     0        3        4
///     +--------+--------+----------
///     | length | number | payload …       the length is little-endian
///     +--------+--------+----------
///
/// Source: https://dev.mysql.com/doc/dev/mysql-server/latest/PAGE_PROTOCOL.html
enum MySQLPacket {
  static let headerByteCount = 4
  private static let longestCommand = 0x1F

  static func length(_ header: RawSpan) -> Int { Int(header.load(0, as: UInt32.self) & 0xFF_FFFF) }
  static func number(_ header: RawSpan) -> UInt8 { header.load(3, as: UInt8.self) }

  static func measure(_ header: RawSpan) -> FrameReader.Size? {
    FrameReader.Size(length(header), keeping: Command.longest)
  }

  /// A greeting is certain; a command or an answer is known by its port.
  static func recognize(_ bytes: RawSpan) -> Recognition {
    guard bytes.byteCount > headerByteCount else {
      let isShort = bytes.byteCount < 3 || length(bytes.word(at: 0)) < 256
      return bytes.byteCount > 0 && isShort && (bytes.byteCount < 4 || bytes.load(3, as: UInt8.self) == 0)
        ? .unfinished : .no
    }
    let length = length(bytes)
    let first = bytes.load(4, as: UInt8.self)
    guard length > 0 else { return .no }
    if number(bytes) == 0, first == 10, length > 40, length < 256 {
      // The version of the server stands behind it, as text.
      let version = bytes.slice(5)
      let isText = version.byteCount == 0 || version.load(0, as: UInt8.self) &- 0x30 < 10
      return version.byteCount == 0 ? .unfinished : isText ? .certain(from: .server) : .no
    }
    if number(bytes) == 0, Int(first) <= longestCommand, first > 0 {
      return bytes.byteCount <= headerByteCount + length ? .likely(from: .client) : .no
    }
    return number(bytes) == 1 && length < 65_536 ? .likely(from: .server) : .no
  }

  private static func length(_ word: UInt64) -> Int { Int(word & 0xFF_FFFF) }
}
