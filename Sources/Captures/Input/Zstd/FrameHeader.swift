/// How a zstd frame begins, of which it is known how long it is when inflated.
///
///     0          4            5
///     +----------+------------+---------+----------------+----------------+
///     | magic    | descriptor | window  | dictionary, id | inflated bytes |
///     +----------+------------+---------+----------------+----------------+
///                              0 or 1    0, 1, 2 or 4     1, 2, 4 or 8
///
/// Source: RFC 8878, 3.1.1.1.
struct FrameHeader {
  let byteCount: Int
  /// How long the frame is when inflated.
  let inflatedByteCount: UInt64
  let checksumByteCount: Int

  static let longest = 18

  /// The header that stands at the front of `input`; nil for one that does not tell a length, is cut off, or is none.
  init?(_ input: borrowing InputBuffer) {
    guard input.count >= 5, Self.isFrame(input) else { return nil }
    let descriptor = input[4]
    let isSingleSegment = descriptor & 0x20 != 0
    let sizeCode = Int(descriptor >> 6)
    guard isSingleSegment || sizeCode > 0 else { return nil }
    let sizeByteCount = 1 << sizeCode
    let start = 5 + (isSingleSegment ? 0 : 1) + [0, 1, 2, 4][Int(descriptor & 3)]
    byteCount = start + sizeByteCount
    checksumByteCount = descriptor & 4 != 0 ? 4 : 0
    guard input.count >= byteCount else { return nil }
    let stored = (0..<sizeByteCount).reduce(UInt64(0)) { $0 | UInt64(input[start + $1]) << UInt64(8 * $1) }
    inflatedByteCount = sizeByteCount == 2 ? stored + 256 : stored
  }

  /// Whether a frame begins at the front of `input`.
  static func isFrame(_ input: borrowing InputBuffer) -> Bool {
    input.count >= 4 && input[0] == 0x28 && input[1] == 0xB5 && input[2] == 0x2F && input[3] == 0xFD
  }

  /// Whether a frame that is to be skipped begins there.
  static func isSkippable(_ input: borrowing InputBuffer) -> Bool {
    input.count >= 4 && input[0] & 0xF0 == 0x50 && input[1] == 0x2A && input[2] == 0x4D && input[3] == 0x18
  }
}
