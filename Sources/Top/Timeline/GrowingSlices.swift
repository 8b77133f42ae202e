package import Events

/// Rows of counts for slices of time, of equal length from the first event on. The slices grow as a capture turns out to be
/// longer, so that any capture fits into as many of them.
package struct GrowingSlices: Sendable {
  /// The time of the first event; nil before there was one.
  package private(set) var began: Timestamp?
  /// That of the latest.
  package private(set) var ended = Timestamp(rawValue: 0)
  /// How long a slice is, in nanoseconds.
  package private(set) var sliceLength: UInt64 = 1 << 20
  /// How many counts a slice has.
  package let width: Int
  private let mostSlices: Int
  private var counts: [UInt32] = []

  package init(width: Int, mostSlices: Int) {
    self.width = width
    self.mostSlices = mostSlices
  }

  package var sliceCount: Int { counts.count / width }

  /// What lies between the first event and the latest, in nanoseconds.
  package var duration: UInt64 { began.map { ended.rawValue &- $0.rawValue } ?? 0 }

  package subscript(slice: Int, place: Int) -> UInt32 { counts[slice * width + place] }

  /// Counts an event at a place of its slice. One from before the first, as clocks of processors may differ, counts with the
  /// first.
  package mutating func add(_ place: Int, at time: Timestamp) {
    guard time.rawValue > 0 else { return }
    let first = began ?? time
    if began == nil { began = time }
    ended = max(ended, time)
    let offset = time > first ? time.rawValue - first.rawValue : 0
    while offset / sliceLength >= UInt64(mostSlices) { halve() }
    let slice = Int(offset / sliceLength)
    if sliceCount <= slice {
      counts.append(contentsOf: repeatElement(0, count: (slice + 1) * width - counts.count))
    }
    counts[slice * width + place] &+= 1
  }

  /// Joins every two slices.
  private mutating func halve() {
    var joined: [UInt32] = []
    for slice in stride(from: 0, to: sliceCount, by: 2) {
      for place in 0..<width {
        joined.append(self[slice, place] &+ (slice + 1 < sliceCount ? self[slice + 1, place] : 0))
      }
    }
    counts = joined
    sliceLength *= 2
  }

  /// The counts for `count` columns over the whole duration. A slice that lies across columns counts in each by its share.
  package func columns(_ count: Int) -> [[Double]] {
    var columns = [[Double]](repeating: [Double](repeating: 0, count: width), count: max(count, 0))
    guard count > 0 else { return columns }
    let columnsPerSlice = Double(sliceLength) / max(Double(duration), 1) * Double(count)
    for slice in 0..<sliceCount {
      let from = min(Double(slice) * columnsPerSlice, Double(count - 1))
      let to = min(Double(slice + 1) * columnsPerSlice, Double(count))
      for column in Int(from)...max(Int(from), Int(to.rounded(.up)) - 1) {
        let share = (min(to, Double(column + 1)) - max(from, Double(column))) / (to - from)
        for place in 0..<width { columns[column][place] += Double(self[slice, place]) * share }
      }
    }
    return columns
  }

  /// The time that a place stands for, from 0 for the beginning to 1 for the end.
  package func time(at place: Double) -> Timestamp {
    let offset = Double(duration) * min(max(place, 0), 1)
    // The nearest double may be beyond what a time can be.
    let span = offset >= Double(duration) ? duration : UInt64(offset)
    return Timestamp(rawValue: (began?.rawValue ?? 0) &+ span)
  }

  /// The place of a time, from 0 to 1.
  package func place(of time: Timestamp) -> Double {
    guard let began, duration > 0, time > began else { return 0 }
    return min(Double(time.rawValue - began.rawValue) / Double(duration), 1)
  }
}
