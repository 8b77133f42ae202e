internal import Events
internal import State

/// Sums by key, of a bounded number of keys.
struct TableSums: ~Copyable {
  private var keys = StringPool()
  /// By the number of the key.
  private var sums: [Double] = [.nan]
  private var count = 0

  /// What comes when there are as many is summed as one.
  static let keyLimit = 500_000
  private static let others = Array("(others)".utf8)

  /// One row: the parts of its key, and its sum.
  struct Row {
    let key: [UInt8]
    let sum: Double
  }

  mutating func add(_ value: Double, to key: borrowing ByteBuffer) {
    var id = keys.intern(key.bytes)
    if Int(id.index) >= sums.count {
      if count >= Self.keyLimit { id = keys.intern(Self.others) }
      while Int(id.index) >= sums.count { sums.append(.nan) }
    }
    if sums[Int(id.index)].isNaN {
      sums[Int(id.index)] = 0
      count += 1
    }
    sums[Int(id.index)] += value
  }

  /// The rows with the largest sums, these in front; where sums are equal, in the order of their keys.
  ///
  /// - Parameter limit: how many; 0 for all.
  func rows(limit: Int) -> [Row] {
    var rows: [Row] = []
    for index in sums.indices where !sums[index].isNaN {
      let id = StringID(index: Int32(truncatingIfNeeded: index))
      rows.append(Row(key: [UInt8](copying: keys[id]), sum: sums[index]))
    }
    rows.sort { $0.sum != $1.sum ? $0.sum > $1.sum : $0.key.lexicographicallyPrecedes($1.key) }
    return limit > 0 ? Array(rows.prefix(limit)) : rows
  }
}

extension TableSums.Row {
  /// The parts of the key.
  var parts: [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var at = 0
    while at + 1 < key.count {
      if key[at] == 1, key[at + 1] == 1 {
        parts.append(key[start..<at])
        at += 2
        start = at
      } else {
        at += 1
      }
    }
    parts.append(key[start...])
    return parts
  }
}
