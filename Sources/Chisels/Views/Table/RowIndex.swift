internal import Events

/// Finds rows by their keys, which are bytes.
///
/// Open addressing, half full at the most; the hash is seeded, since captures choose the keys.
struct RowIndex: Sendable {
  /// The numbers of rows, and -1 where there is none; a power of two of them.
  private var slots = [Int32](repeating: -1, count: 64)
  /// The keys, one behind the other, and where each begins.
  private var keys: [UInt8] = []
  private var starts = [0]

  var count: Int { starts.count - 1 }

  /// The number of the row with a key; nil where there is none.
  func row(_ key: RawSpan) -> Int? {
    let row = slots[place(of: key)]
    return row >= 0 ? Int(row) : nil
  }

  /// Adds a row with a key that no row has; its number is the count of those before.
  mutating func add(_ key: RawSpan) {
    if (count + 1) * 2 > slots.count { slots = larger() }
    slots[place(of: key)] = Int32(truncatingIfNeeded: count)
    unsafe key.withUnsafeBytes { unsafe keys.append(contentsOf: $0) }
    starts.append(keys.count)
  }

  /// Where the row with the key is, or would be.
  private func place(of key: RawSpan) -> Int {
    var place = Self.hash(key) & (slots.count - 1)
    let all = keys.rawSpan
    while slots[place] >= 0 {
      let row = Int(slots[place])
      let found = all.window(starts[row], byteCount: starts[row + 1] - starts[row])
      if found.isEqual(key) { break }
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  /// The slots with twice the room.
  private func larger() -> [Int32] {
    var larger = [Int32](repeating: -1, count: slots.count * 2)
    let all = keys.rawSpan
    for row in 0..<count {
      let hash = Self.hash(all.window(starts[row], byteCount: starts[row + 1] - starts[row]))
      var place = hash & (larger.count - 1)
      while larger[place] >= 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = Int32(truncatingIfNeeded: row)
    }
    return larger
  }

  private static func hash(_ key: RawSpan) -> Int {
    var hasher = Hasher()
    // Safe: the bytes are only read, and live until the call returns.
    unsafe key.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    return hasher.finalize()
  }
}
