import Events

/// The notes of a capture, in the order of its events, as a file beside it keeps them: a line each, which any editor can
/// change.
///
///     10043 1480000000.123456789 here the first look-up begins
package struct NoteList: Equatable, Sendable {
  package private(set) var notes: [Note] = []
  /// Lines that are no notes, such as comments; they stay at the head of the file.
  package private(set) var otherLines: [String] = []

  package init() {}

  /// Reads what a file holds.
  package init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if let note = Self.note(line) {
        add(note)
      } else {
        otherLines.append(String(decoding: line, as: UTF8.self))
      }
    }
  }

  private static func note(_ line: ArraySlice<UInt8>) -> Note? {
    let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: true)
    guard words.count >= 2, let number = UInt64(String(decoding: words[0], as: UTF8.self)) else { return nil }
    let parts = words[1].split(separator: UInt8(ascii: "."))
    guard parts.count == 2, let seconds = UInt64(String(decoding: parts[0], as: UTF8.self)),
      parts[1].count == 9, let nanoseconds = UInt64(String(decoding: parts[1], as: UTF8.self)),
      seconds < 1 << 34
    else { return nil }
    let text = words.count > 2 ? String(decoding: words[2], as: UTF8.self) : ""
    return Note(number: number, time: Timestamp(rawValue: seconds * 1_000_000_000 + nanoseconds), text: text)
  }

  /// Adds a note behind those of the same event.
  package mutating func add(_ note: Note) {
    let place = notes.firstIndex { $0.number > note.number } ?? notes.count
    notes.insert(note, at: place)
  }

  /// The lines of the file.
  package var text: String {
    otherLines.map { $0 + "\n" }.joined()
      + notes.map { note in
        let fraction = String(note.time.nanosecondsOfSecond)
        let zeros = String(repeating: "0", count: 9 - fraction.count)
        return "\(note.number) \(note.time.seconds).\(zeros)\(fraction) \(Self.oneLine(note.text))\n"
      }.joined()
  }

  private static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }
}
