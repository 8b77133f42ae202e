package import Events

/// How many events of each sort happened when, over the whole of a capture.
package struct Timeline: Sendable {
  package private(set) var slices = GrowingSlices(
    width: EventSort.allCases.count, mostSlices: mostSlices)

  /// More than any screen has columns.
  private static let mostSlices = 1024

  package init() {}

  package mutating func add(_ sort: EventSort, at time: Timestamp) { slices.add(sort.rawValue, at: time) }

  /// How many events of each sort, by `EventSort.rawValue`, belong to each of `count` columns.
  package func columns(_ count: Int) -> [[Double]] { slices.columns(count) }
}
