import Chisels
import Events
import Inspection
import State
import TerminalUI

/// Lines that are paged through: events, or what was read and written.
final class LinesPane<Writer: LineWriter & ~Copyable>: Pane {
  let title: String
  private var filter: Filter
  private var lines = EventLines()
  private var writer: Writer
  private let followsEnd: Bool
  /// Events before it are left out.
  private let start: EventLimit?
  /// Nothing more will come.
  private var hasEnded = false
  /// There were events behind the last line that found no room.
  private var hasMore = false

  /// - Parameter followsEnd: what comes is seen at once, as of a machine that is watched.
  /// - Parameter start: where lines begin; nil for the beginning.
  init(
    title: String, _ filter: consuming Filter, _ writer: consuming Writer, followsEnd: Bool,
    from start: EventLimit? = nil
  ) {
    self.title = title
    self.filter = filter
    self.writer = writer
    self.followsEnd = followsEnd
    self.start = start
    if !followsEnd { lines.pager.goToStart() }
  }

  func look(at event: EventView, _ machine: borrowing Machine) {
    if let start, start.isAfter(event) { return }
    guard filter.isEverything || filter.matches(event, machine) else { return }
    if event.dumpFlags.hidesEvent || machine.moment.isSilent || DigRow.isInternal(event) { return }
    if lines.isFull, !followsEnd {
      hasMore = true
    } else {
      writer.append(event, machine, to: &lines)
    }
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    lines.pager.draw(on: &canvas, in: area, theme: theme)
    guard lines.pager.isEmpty else { return }
    let text = hasEnded ? "Nothing passes the filter" : "Nothing passes the filter so far"
    EmptyNote.draw(text, on: &canvas, in: area, theme: theme)
  }

  func refresh(_: borrowing Machine, _ moment: Refreshment) { if case .end = moment { hasEnded = true } }

  func handle(_ key: Key, in area: Rectangle) -> PaneAnswer {
    lines.pager.handle(key, in: area) ? .handled : .ignored
  }

  var position: String {
    let gone = lines.pager.forgottenCount
    let all = lines.pager.lineCount + gone
    if gone > 0 { return "\(all) lines, the first \(gone) forgotten" }
    return hasMore ? "\(all) lines, more behind them: Ctrl+G" : "\(all) lines"
  }

  func find(_ text: String, again: Bool, in area: Rectangle) -> Bool {
    again
      ? lines.pager.findNext(height: area.height) : lines.pager.find(text, height: area.height)
  }

  func event(in area: Rectangle) -> EventMark? {
    lines.event(ofLine: lines.pager.search?.line ?? lines.pager.visible(height: area.height).lowerBound)
  }

  var isPart: Bool { hasMore || start != nil }

  func go(to place: EventLimit, in area: Rectangle) -> Bool {
    if start != nil, !isBehindFirst(place) { return false }
    let line =
      switch place {
      case .number(let number): lines.line(ofEvent: number)
      case .time(let time): lines.line(at: Timestamp(rawValue: time))
      }
    guard let line else { return false }
    lines.pager.go(toLine: line, height: area.height)
    return true
  }

  /// The place is that of the first line, or behind it.
  private func isBehindFirst(_ place: EventLimit) -> Bool {
    guard let first = lines.event(ofLine: 0) else { return false }
    return switch place {
    case .number(let number): number >= first.number
    case .time(let time): time >= first.time.rawValue
    }
  }

  let hasPlaces = true

  func clear() -> Bool {
    lines.removeAll()
    return true
  }
}
