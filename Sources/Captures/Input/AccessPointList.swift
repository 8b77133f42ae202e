/// Access points as they are found while a capture is read for the first time.
struct AccessPointList {
  private let spacing: UInt64
  private var points: [AccessPoint] = []
  private var nextOffset: UInt64

  /// - Parameter spacing: how many decompressed bytes stand between two points, at least.
  init(spacing: UInt64) {
    self.spacing = spacing
    // Before the first of them reading begins at the beginning.
    nextOffset = spacing
  }

  /// A point at `offset` is wanted.
  func isDue(at offset: UInt64) -> Bool { offset >= nextOffset }

  mutating func append(_ point: AccessPoint) {
    points.append(point)
    nextOffset = point.offset + spacing
  }

  /// The points since this was last asked.
  mutating func take() -> [AccessPoint] {
    defer { points.removeAll() }
    return points
  }
}
