internal import Events

/// The table at the end of a file of zstd frames that says how long each is, so that readers find any of them without
/// reading those before. To others it is a frame to be skipped.
///
///     0        4             8                          length-9       -5         -1
///     +--------+-------------+--------------------------+--------------+----------+-------+
///     | magic  | length - 8  | u32 stored, u32 inflated | u32 frames   | u8 0     | magic |
///     +--------+-------------+-- for each frame --------+--------------+----------+-------+
///
/// Source: zstd_seekable_compression_format.md of zstd's contrib/seekable_format.
struct SeekTable: ~Copyable {
  private var entries = ByteBuffer()
  private var count: UInt32 = 0

  private static let skippableMagic = FrameHeader.skippableMagic | 0xE
  private static let seekableMagic: UInt32 = 0x8F92_EAB1
  private static let footerByteCount = 9
  /// The format allows no more; with that many, files have no table.
  private static let longest: UInt32 = 0x800_0000

  mutating func append(storedCount: Int, inflatedCount: Int) {
    guard count < Self.longest else { return }
    entries.append(little: UInt32(clamping: storedCount))
    entries.append(little: UInt32(clamping: inflatedCount))
    count += 1
  }

  /// The table as it stands in the file; empty when there is no frame, or too many.
  var bytes: ByteBuffer {
    var out = ByteBuffer(capacity: entries.count + 8 + Self.footerByteCount)
    guard count > 0, count < Self.longest else { return out }
    out.append(little: Self.skippableMagic)
    out.append(little: UInt32(entries.count + Self.footerByteCount))
    out.append(entries)
    out.append(little: count)
    let withoutChecksums: UInt8 = 0
    out.append(withoutChecksums)
    out.append(little: Self.seekableMagic)
    return out
  }
}
