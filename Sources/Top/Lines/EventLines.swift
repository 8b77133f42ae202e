import Events
import TerminalUI

/// Lines that are paged through, each with the event that it tells of.
struct EventLines: Sendable {
  var pager = TextPager(capacity: mostLines + mostLinesOfEvent)
  /// The event of each line that is kept, and of those that went before them.
  private var places: [EventMark] = []
  /// How many lines went before the first of `places`.
  private var goneCount = 0

  /// More lines than these nobody pages through: of a machine that is watched the first ones go.
  static let mostLines = 50_000
  /// More than these an event does not have: a line for each byte of its data.
  private static let mostLinesOfEvent = 8192

  /// There is no room for another event, unless others go.
  var isFull: Bool { pager.lineCount >= Self.mostLines }

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
  ///
  /// - Parameter width: bytes that a line has; longer ones go on in the next line.
  mutating func append(_ text: RawSpan, _ role: Role, of event: EventView, width: Int = .max) {
    let bytes = [UInt8](copying: text)
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      var rest = line
      repeat {
        let part = Self.beginning(of: rest, width)
        append(StyledText(String(decoding: part, as: UTF8.self), role), of: event)
        rest = rest[part.endIndex...]
      } while !rest.isEmpty
    }
  }

  /// So many bytes, and those that belong to the last character.
  private static func beginning(of line: ArraySlice<UInt8>, _ width: Int) -> ArraySlice<UInt8> {
    var end = line.startIndex + min(width, line.count)
    while end < line.endIndex, line[end] & 0xC0 == 0x80 { end += 1 }
    return line[..<end]
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
