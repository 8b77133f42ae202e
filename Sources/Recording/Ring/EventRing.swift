internal import Captures
internal import Events
internal import State

/// The latest events of a recording, in memory, as the blocks that a file would hold.
///
///     slice            slice            …          current slice
///     state | events   state | events              state | events, being added to
///
/// Each slice begins with the machine as it was then, so that the oldest can go and the next is a beginning as good. Of
/// those that stay, the states of all but the first are not written.
struct EventRing: ~Copyable {
  private let limit: RingLimit
  /// Oldest first; the last one is being added to.
  private var slices: [Slice] = []

  /// For how long a time there was at least room, in ns, where that was less than was asked for.
  private(set) var shortestSpan: UInt64?

  /// A part of the ring that comes and goes as one.
  private final class Slice {
    let start: Timestamp
    /// The section of the machine that the events belong to.
    let section: Int
    /// The section of the slice before is another.
    let beginsSection: Bool
    var state = BlockBuffer()
    var events = BlockBuffer()

    init(start: Timestamp, section: Int, beginsSection: Bool) {
      self.start = start
      self.section = section
      self.beginsSection = beginsSection
    }
  }

  init(limit: RingLimit) { self.limit = limit }

  var isEmpty: Bool { slices.isEmpty }

  mutating func removeAll() { slices.removeAll() }

  /// Whether an event at `time` begins a slice.
  func isSliceDue(at time: Timestamp, section: Int) -> Bool {
    guard let current = slices.last, current.section == section else { return true }
    if current.events.byteCount >= limit.byteCount / RingLimit.sliceCount { return true }
    guard let span = limit.span else { return false }
    return Self.elapsed(from: current.start, to: time) >= span / UInt64(RingLimit.sliceCount)
  }

  /// Begins a slice with the machine as it is, and lets go of what is older than the limit asks for.
  mutating func beginSlice(
    with machine: borrowing Machine, before event: EventView, isApplied: Bool, section: Int
  ) {
    let last = slices.last?.section
    let slice = Slice(
      start: event.timestamp, section: section, beginsSection: last.map { $0 != section } ?? false)
    slice.state.begin(with: machine, before: event, isApplied: isApplied)
    slices.append(slice)
    trim(at: event.timestamp)
  }

  private mutating func trim(at time: Timestamp) {
    while slices.count > 1 {
      let rest = Self.elapsed(from: slices[1].start, to: time)
      let isFull = slices.dropFirst().reduce(0) { $0 + $1.events.byteCount } >= limit.byteCount
      let isLongEnough = limit.span.map { rest >= $0 } ?? false
      guard isFull || isLongEnough else { return }
      if limit.span != nil, !isLongEnough { shortestSpan = min(shortestSpan ?? rest, rest) }
      slices.removeFirst()
    }
  }

  mutating func append(_ event: EventView, flags: DumpFlags) -> Bool {
    slices.last?.events.append(event, flags: flags) ?? true
  }

  /// Writes everything, as the beginning of a file.
  func write(to writer: inout CaptureWriter) throws(CaptureWritingError) {
    for (index, slice) in slices.enumerated() {
      if index == 0 || slice.beginsSection { try writer.write(slice.state) }
      try writer.write(slice.events)
    }
  }

  /// Nanoseconds; none when time went backwards.
  private static func elapsed(from start: Timestamp, to end: Timestamp) -> UInt64 {
    end > start ? end.rawValue - start.rawValue : 0
  }
}
