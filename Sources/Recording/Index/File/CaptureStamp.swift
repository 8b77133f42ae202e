internal import Captures
internal import Events

/// By which an index knows its capture.
struct CaptureStamp: Equatable {
  let byteCount: UInt64
  /// When it was changed last, in nanoseconds since 1970.
  let changeTime: UInt64
  /// The CRC-32 of some of its bytes.
  let sample: UInt32

  private static let sampleCount: UInt64 = 64
  private static let sampleByteCount = 1024

  /// Nil for what is no regular file.
  init?(_ file: borrowing StoredFile) {
    guard let status = file.status, status.isRegular else { return nil }
    byteCount = status.byteCount
    changeTime = status.changeTime
    var checksum: UInt32 = 0
    // The beginning, the end, and what lies evenly between them.
    for index in 0...Self.sampleCount {
      let last = byteCount > UInt64(Self.sampleByteCount) ? byteCount - UInt64(Self.sampleByteCount) : 0
      let offset = last / Self.sampleCount * index + (index == Self.sampleCount ? last % Self.sampleCount : 0)
      guard let bytes = file.read(min(Self.sampleByteCount, Int(clamping: byteCount)), at: offset) else {
        return nil
      }
      checksum = Checksum.crc32(bytes.rawSpan, continuing: checksum)
    }
    sample = checksum
  }
}
