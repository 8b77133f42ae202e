import Events
import TerminalUI

/// Lines that are paged through, each with the event that it tells of.
struct EventLines: Sendable {
  var pager = TextPager(capacity: mostLines)
  /// The event of each line that is kept, and of those that went before them.
  private var places: [EventMark] = []
  /// How many lines went before the first of `places`.
  private var goneCount = 0

  /// More lines than these nobody pages through; the first ones go.
  static let mostLines = 100_000

  mutating func append(_ line: StyledText, of event: EventView) {
    pager.append(line)
    places.append(EventMark(number: event.number, time: event.timestamp))
    if places.count > 2 * Self.mostLines {
      let surplus = places.count - Self.mostLines
      places.removeFirst(surplus)
      goneCount += surplus
    }
  }

  /// Appends text line by line.
  mutating func append(_ text: RawSpan, _ role: Role, of event: EventView) {
    let bytes = [UInt8](copying: text)
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      append(StyledText(String(decoding: line, as: UTF8.self), role), of: event)
    }
  }

  mutating func removeAll() {
    pager.removeAll()
    places.removeAll()
    goneCount = 0
  }

  /// The event that a line tells of.
  func event(ofLine line: Int) -> EventMark? {
    let place = line + pager.forgottenCount - goneCount
    return places.indices.contains(place) ? places[place] : nil
  }

  /// The first line of an event with that number, or of one behind it; nil where all come before.
  func line(ofEvent number: UInt64) -> Int? { line { $0.number >= number } }

  /// The same for a time.
  func line(at time: Timestamp) -> Int? { line { $0.time >= time } }

  private func line(where isMeant: (EventMark) -> Bool) -> Int? {
    let first = pager.forgottenCount - goneCount
    return places[min(first, places.count)...].firstIndex(where: isMeant).map { $0 - first }
  }
}
