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

  /// - Parameter followsEnd: what comes is seen at once, as of a machine that is watched.
  init(title: String, _ filter: consuming Filter, _ writer: consuming Writer, followsEnd: Bool) {
    self.title = title
    self.filter = filter
    self.writer = writer
    if !followsEnd { lines.pager.goToStart() }
  }

  func look(at event: EventView, _ machine: borrowing Machine) {
    guard filter.isEverything || filter.matches(event, machine) else { return }
    if event.dumpFlags.hidesEvent || machine.moment.isSilent || EventSort.isInternal(event.type) { return }
    writer.append(event, machine, to: &lines)
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    lines.pager.draw(on: &canvas, in: area, theme: theme)
    guard lines.pager.isEmpty else { return }
    EmptyNote.draw("Nothing passes the filter so far", on: &canvas, in: area, theme: theme)
  }

  func handle(_ key: Key, in area: Rectangle) -> PaneAnswer {
    lines.pager.handle(key, in: area) ? .handled : .ignored
  }

  var position: String {
    let gone = lines.pager.forgottenCount
    let all = lines.pager.lineCount + gone
    return gone > 0 ? "\(all) lines, the first \(gone) forgotten" : "\(all) lines"
  }

  func find(_ text: String, again: Bool, in area: Rectangle) -> Bool {
    again
      ? lines.pager.findNext(height: area.height) : lines.pager.find(text, height: area.height)
  }

  func event(in area: Rectangle) -> EventMark? {
    lines.event(ofLine: lines.pager.search?.line ?? lines.pager.visible(height: area.height).lowerBound)
  }

  func go(to place: EventLimit, in area: Rectangle) -> Bool {
    let line =
      switch place {
      case .number(let number): lines.line(ofEvent: number)
      case .time(let time): lines.line(at: Timestamp(rawValue: time))
      }
    guard let line else { return false }
    lines.pager.go(toLine: line, height: area.height)
    return true
  }

  let hasPlaces = true

  func clear() -> Bool {
    lines.removeAll()
    return true
  }
}
