import Events
import TerminalUI

/// The strip at the top, and the stretch of time that is chosen on it.
extension TopSession {
  /// As many slices as the strip has columns.
  func drawTimeline(on canvas: inout Canvas, _ layout: ScreenLayout, theme: Theme) {
    let width = layout.timeline.width
    strip.setSlices(timeline.columns(width).map(Self.height))
    if !isBrushing { mark(range.map { columns(of: $0, width) }) }
    strip.draw(on: &canvas, in: layout.timeline, theme: theme)
  }

  /// Counts as heights: by their square roots, so that a burst does not flatten everything else.
  private static func height(_ counts: [Double]) -> [Int] {
    let sum = counts.reduce(0, +)
    return counts.map { sum > 0 ? Int(($0 / sum.squareRoot() * 100).rounded(.up)) : 0 }
  }

  private func columns(of range: TimeRange, _ width: Int) -> Range<Int> {
    let slices = timeline.slices
    let first = min(Int(slices.place(of: range.from) * Double(width)), width - 1)
    let last = min(Int(slices.place(of: range.to) * Double(width)), width - 1)
    return first..<max(last, first) + 1
  }

  /// Shows which columns are chosen. Where they are shown already, the next key goes on from where they began.
  private func mark(_ columns: Range<Int>?) {
    if strip.selection != columns { strip.select(columns) }
  }

  /// False where the key is none of the timeline's.
  func answerTimeline(_ key: Key, _ layout: ScreenLayout) -> Bool {
    guard !layout.timeline.isEmpty else { return false }
    switch strip.handle(key, in: layout.timeline) {
    case .ignored: return false
    case .handled: return true
    case .selected(let columns, let isFinal):
      isBrushing = !isFinal
      if isFinal { narrow(to: columns.map { times(of: $0, layout.timeline.width) }) }
      return true
    }
  }

  /// From the beginning of the first column to just before that behind the last.
  private func times(of columns: Range<Int>, _ width: Int) -> TimeRange {
    let slices = timeline.slices
    let from = slices.time(at: Double(columns.lowerBound) / Double(width))
    let to = slices.time(at: Double(columns.upperBound) / Double(width)).rawValue
    return TimeRange(from, Timestamp(rawValue: columns.upperBound < width ? to &- 1 : to))
  }

  /// Everything is about that time only; nil for all of it.
  func narrow(to range: TimeRange?) {
    guard range != self.range else { return }
    if isLive {
      message =
        "What has passed is not kept of a machine that is watched: record with -w, and open the capture"
      return
    }
    show { self.range = range }
  }
}
