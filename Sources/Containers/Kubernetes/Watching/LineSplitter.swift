/// Lines out of bytes that come in pieces.
struct LineSplitter {
  private var unread: [UInt8] = []

  /// Longer than any object: the API takes none over a few megabytes.
  static let longestLine = 16 << 20

  /// The lines that are complete now, without their ends. What has no end yet stays.
  ///
  /// - Returns: nil where a line is longer than any should be.
  mutating func take(_ bytes: [UInt8]) -> [[UInt8]]? {
    var lines: [[UInt8]] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = unread + rest[..<end]
      unread = []
      rest = rest[(end + 1)...]
      if !line.isEmpty { lines.append(line) }
    }
    unread += rest
    return unread.count <= Self.longestLine ? lines : nil
  }
}
