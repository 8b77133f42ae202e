import Events
import State
import TerminalUI

/// The strip at the top: how many events of each sort there were when, and the stretch of time that is chosen on it.
struct TimelinePanel {
  private var timeline = Timeline()
  private var strip = TimelineStrip(kinds: EventSort.allCases.map(\.role))
  /// The mouse is held down on the strip.
  private var isBrushing = false
  /// The whole capture was counted: reading it again tells nothing new.
  private(set) var isComplete = false
  /// Keys go here.
  var isFocused = false
  /// The stretch that everything is narrowed to; nil for all.
  var range: TimeRange?

  /// What a key was to the strip.
  enum Answer {
    /// It is for somebody else.
    case ignored
    case handled
    /// Everything is to be about that stretch; nil for all of the time.
    case selected(TimeRange?)
  }

  /// The time of the first event; nil before there was one.
  var began: Timestamp? { timeline.slices.began }
  /// That of the latest.
  var ended: Timestamp { timeline.slices.ended }

  // MARK: Counting

  /// A capture is read, or a machine is watched, from the beginning.
  mutating func beginReading() { if !isComplete { timeline = Timeline() } }

  /// Counts the event that was applied to `machine` last.
  mutating func add(_ event: EventView, _ machine: borrowing Machine) {
    if !isComplete { timeline.add(EventSort.of(event, machine), at: event.timestamp) }
  }

  /// The capture was read to its end.
  mutating func complete() { isComplete = true }

  // MARK: Showing

  /// As many slices as the area has columns.
  mutating func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    strip.setSlices(timeline.columns(area.width).map(Self.height))
    if !isBrushing { mark(range.map { columns(of: $0, area.width) }) }
    strip.draw(on: &canvas, in: area, theme: theme)
  }

  /// Counts as heights: by their square roots, so that a burst does not flatten everything else.
  private static func height(_ counts: [Double]) -> [Int] {
    let sum = counts.reduce(0, +)
    return counts.map { sum > 0 ? Int(($0 / sum.squareRoot() * 100).rounded(.up)) : 0 }
  }

  /// Shows which columns are chosen. Where they are shown already, the next key goes on from where they began.
  private mutating func mark(_ columns: Range<Int>?) {
    if strip.selection != columns { strip.select(columns) }
  }

  private func columns(of range: TimeRange, _ width: Int) -> Range<Int> {
    let slices = timeline.slices
    // The time at which a column begins was cut to whole nanoseconds: it lies a hair before it.
    let first = min(Int(slices.place(of: range.from) * Double(width) + 0.01), width - 1)
    let last = min(Int(slices.place(of: range.to) * Double(width)), width - 1)
    return first..<max(last, first) + 1
  }

  // MARK: Choosing

  mutating func handle(_ key: Key, in area: Rectangle) -> Answer {
    guard !area.isEmpty else { return .ignored }
    switch strip.handle(key, in: area) {
    case .ignored: return .ignored
    case .handled: return .handled
    case .selected(let columns, let isFinal):
      isBrushing = !isFinal
      return isFinal ? .selected(columns.map { times(of: $0, area.width) }) : .handled
    }
  }

  /// From the beginning of the first column to just before that behind the last.
  private func times(of columns: Range<Int>, _ width: Int) -> TimeRange {
    let slices = timeline.slices
    let from = slices.time(at: Double(columns.lowerBound) / Double(width))
    let to = slices.time(at: Double(columns.upperBound) / Double(width)).rawValue
    return TimeRange(from, Timestamp(rawValue: columns.upperBound < width ? to &- 1 : to))
  }
}
