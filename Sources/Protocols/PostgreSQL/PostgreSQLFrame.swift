internal import Events

/// The units that PostgreSQL sends: a letter, and a length that counts itself. The first ones of a client have a code
/// behind the length in place of the letter before it.
///
///     0        1        5               0        4      8
///     +--------+--------+---------      +--------+------+------------
///     | letter | length | content …     | length | code | parameters …
///     +--------+--------+---------      +--------+------+------------
///
/// Source: PostgreSQL's documentation, "Message Formats".
enum PostgreSQLFrame {
  enum Startup {
    static let version3: UInt32 = 0x3_0000
    static let cancel: UInt32 = 80_877_102
    static let tls: UInt32 = 80_877_103
    static let gss: UInt32 = 80_877_104
  }

  private static let clientLetters = Array("QPBEDHCSXpdcfF".utf8)
  private static let serverLetters = Array("RKZTDCEINSAtn12s3GHWcdVv".utf8)
  private static let longest = 1 << 30

  static func code(of startup: RawSpan) -> UInt32 { startup.load(4, as: UInt32.self).bigEndian }

  static func measureStartup(_ header: RawSpan) -> FrameReader.Size? {
    let length = Int(header.load(0, as: UInt32.self).bigEndian)
    let codes = [Startup.version3, Startup.cancel, Startup.tls, Startup.gss]
    guard length >= 8, length < 10_000, codes.contains(code(of: header)) else { return nil }
    return FrameReader.Size(length - 8)
  }

  static func measure(from side: Side) -> (RawSpan) -> FrameReader.Size? {
    let letters = side == .client ? clientLetters : serverLetters
    return { header in
      let length = Int(header.load(1, as: UInt32.self).bigEndian)
      guard letters.contains(header.load(0, as: UInt8.self)), length >= 4, length < longest else {
        return nil
      }
      return FrameReader.Size(length - 4)
    }
  }

  static func recognize(_ bytes: RawSpan) -> Recognition {
    guard bytes.byteCount >= 8 else {
      let isBeginning = bytes.byteCount > 0 && bytes.load(0, as: UInt8.self) == 0
      return isBeginning && (bytes.byteCount < 2 || bytes.load(1, as: UInt8.self) == 0) ? .unfinished : .no
    }
    if measureStartup(bytes) != nil { return .certain(from: .client) }
    // In the middle: messages up to the end of the bytes.
    for side in Side.allCases {
      var position = 0
      while position + 5 <= bytes.byteCount, let size = measure(from: side)(bytes.slice(position)) {
        position += 5 + size.payload
      }
      if position == bytes.byteCount { return .likely(from: side) }
    }
    return .no
  }
}
