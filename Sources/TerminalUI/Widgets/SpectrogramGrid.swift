internal import Glibc

/// How long things took, over time: a row for each slice of it, the newest at the bottom, and a column for each stretch of
/// latencies on a logarithmic scale, whose color says how many there were.
///
/// A latency of 10^d ns is at `d` decades; the grid goes from 1 ns (0 decades) to 100 s (11).
package struct SpectrogramGrid: Sendable {
  /// Decades of nanoseconds that the grid has.
  package static let decades = 11
  /// Buckets in each decade: as many as a wide screen has columns for.
  package static let bucketsPerDecade = 36
  package static let bucketCount = decades * bucketsPerDecade

  /// One slice of time: how many latencies were in each bucket. Missing ones at the end are 0.
  package typealias Row = [UInt32]

  package private(set) var rows: [Row] = []
  /// How many rows went because there were too many.
  package private(set) var forgottenCount = 0
  package private(set) var selection: Selection?
  /// Where a selection by the mouse began, in rows and buckets.
  var anchor: (row: Int, bucket: Int)?
  /// The corner of the selection that keys move.
  var corner: (row: Int, bucket: Int)?

  private let capacity: Int

  package struct Selection: Equatable, Sendable {
    /// Of `rows`.
    package var rows: Range<Int>
    package var buckets: Range<Int>

    package init(rows: Range<Int>, buckets: Range<Int>) {
      self.rows = rows
      self.buckets = buckets
    }
  }

  /// - Parameter capacity: rows that are kept; of more, the first go.
  package init(capacity: Int = 2000) { self.capacity = max(capacity, 1) }

  package mutating func append(_ row: Row) {
    rows.append(row)
    guard rows.count > capacity + capacity / 4 else { return }
    let gone = rows.count - capacity
    rows.removeFirst(gone)
    forgottenCount += gone
    selection = nil
    (anchor, corner) = (nil, nil)
  }

  /// Other rows in place of those that were there, of the same time or of more: what is selected stays selected.
  package mutating func setRows(_ rows: [Row]) {
    self.rows = rows.suffix(capacity)
    select(selection)
  }

  package mutating func select(_ selection: Selection?) {
    self.selection = selection.flatMap { asked in
      let rows = asked.rows.clamped(to: 0..<self.rows.count)
      let buckets = asked.buckets.clamped(to: 0..<Self.bucketCount)
      return rows.isEmpty || buckets.isEmpty ? nil : Selection(rows: rows, buckets: buckets)
    }
  }

  /// The bucket of a latency in nanoseconds.
  package static func bucket(ofNanoseconds latency: UInt64) -> Int {
    guard latency > 0 else { return 0 }
    // The bounds themselves are compared with, so that a latency is in the bucket that says so.
    var low = 0
    var high = bucketCount - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if bounds[middle] <= latency { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The least latency of a bucket, in nanoseconds; for `bucketCount`, where the last one ends.
  package static func leastNanoseconds(ofBucket bucket: Int) -> UInt64 {
    bounds[min(max(bucket, 0), bucketCount)]
  }

  /// Below some hundred nanoseconds buckets are narrower than one, and some have none.
  private static let bounds: [UInt64] = (0...bucketCount).map {
    UInt64(pow(10, Double($0) / Double(bucketsPerDecade)).rounded(.up))
  }
}
