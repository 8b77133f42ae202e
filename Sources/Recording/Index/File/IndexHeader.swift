internal import Captures
internal import Events

/// The last bytes of an index, which say where its directory lies and of which capture it is.
struct IndexHeader: Equatable {
  let stamp: CaptureStamp
  let directory: CaptureIndex.Piece

  /// Its numbers, in their order, of eight bytes each. Source: Documentation/formats/index.md.
  private enum Word: Int, CaseIterable {
    case magic, version, captureByteCount, changeTime, sample, position, counts, checksum, headerChecksum
  }

  static let byteCount = Word.allCases.count * MemoryLayout<UInt64>.size
  private static let magic: UInt64 = 0x7865_646E_4977_5454
  /// Raised whenever the format changes, or what a digest has to keep.
  private static let version: UInt64 = 2

  var bytes: [UInt8] {
    var out: [UInt8] = []
    let words = [
      Self.magic, Self.version, stamp.byteCount, stamp.changeTime, UInt64(stamp.sample), directory.position,
      UInt64(directory.storedCount) << 32 | UInt64(directory.count), UInt64(directory.checksum),
    ]
    for word in words { out.append(fixed: word) }
    out.append(fixed: UInt64(Checksum.crc32(out.rawSpan)))
    return out
  }

  init(stamp: CaptureStamp, directory: CaptureIndex.Piece) {
    self.stamp = stamp
    self.directory = directory
  }

  /// Nil when it is damaged, of another version or of another capture than `stamp` says.
  init?(_ bytes: [UInt8], of stamp: CaptureStamp) {
    guard bytes.count == Self.byteCount else { return nil }
    var cursor = IndexCursor(bytes)
    var words: [UInt64] = []
    while let word = try? cursor.fixed() { words.append(word) }
    guard words.count == Word.allCases.count else { return nil }
    self.stamp = stamp
    directory = CaptureIndex.Piece(
      position: words[Word.position.rawValue],
      storedCount: UInt32(truncatingIfNeeded: words[Word.counts.rawValue] >> 32),
      count: UInt32(truncatingIfNeeded: words[Word.counts.rawValue]),
      checksum: UInt32(truncatingIfNeeded: words[Word.checksum.rawValue]))
    guard self.bytes == bytes else { return nil }
  }
}
