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

  /// Source: RFC 8878, 3.1.1.
  static let magic: UInt32 = 0xFD2F_B528
  /// Of frames that are to be skipped: the lowest of sixteen. Source: RFC 8878, 3.1.2.
  static let skippableMagic: UInt32 = 0x184D_2A50
  private static let skippableMagicMask: UInt32 = 0xFFFF_FFF0

  /// The frame is held in memory whole: it has no window, and always a length.
  private static let singleSegmentFlag: UInt8 = 1 << 5
  private static let checksumFlag: UInt8 = 1 << 2
  private static let checksumByteCount = 4
  /// By the two lowest bits of the descriptor, how long the id of the dictionary is.
  private static let dictionaryByteCounts = [0, 1, 2, 4]
  /// A length of two bytes counts from here on.
  private static let twoByteLengthBase: UInt64 = 256

  /// The header that stands at the front of `input`; nil for one that does not tell a length, is cut off, or is none.
  init?(_ input: borrowing InputBuffer) {
    guard input.count >= 5, Self.isFrame(input) else { return nil }
    let descriptor = input[4]
    let isSingleSegment = descriptor & Self.singleSegmentFlag != 0
    let sizeCode = Int(descriptor >> 6)
    guard isSingleSegment || sizeCode > 0 else { return nil }
    let sizeByteCount = 1 << sizeCode
    let start = 5 + (isSingleSegment ? 0 : 1) + Self.dictionaryByteCounts[Int(descriptor & 3)]
    byteCount = start + sizeByteCount
    checksumByteCount = descriptor & Self.checksumFlag != 0 ? Self.checksumByteCount : 0
    guard input.count >= byteCount else { return nil }
    let stored = (0..<sizeByteCount).reduce(UInt64(0)) { $0 | UInt64(input[start + $1]) << UInt64(8 * $1) }
    inflatedByteCount = sizeByteCount == 2 ? stored + Self.twoByteLengthBase : stored
  }

  /// Whether a frame begins at the front of `input`.
  static func isFrame(_ input: borrowing InputBuffer) -> Bool {
    firstNumber(input) == magic
  }

  /// Whether a frame that is to be skipped begins there.
  static func isSkippable(_ input: borrowing InputBuffer) -> Bool {
    firstNumber(input).map { $0 & skippableMagicMask == skippableMagic } ?? false
  }

  /// The four bytes at the front of `input`, lowest first.
  private static func firstNumber(_ input: borrowing InputBuffer) -> UInt32? {
    guard input.count >= 4 else { return nil }
    return (0..<4).reduce(0) { $0 | UInt32(input[$1]) << UInt32(8 * $1) }
  }
}
