/// Lines that were typed before, the oldest first, and where one is among them.
struct InputHistory: Equatable, Sendable {
  private static let mostKept = 100

  private var lines: [String]
  /// The line that is shown; `lines.count` for the one that is being typed.
  private var place: Int
  /// What was typed before one went back.
  private var draft = ""

  init(_ lines: [String]) {
    self.lines = lines.suffix(Self.mostKept)
    place = self.lines.count
  }

  mutating func add(_ line: String) {
    if !line.isEmpty, lines.last != line { lines.append(line) }
    if lines.count > Self.mostKept { lines.removeFirst() }
    place = lines.count
  }

  /// Nil where there is none.
  mutating func older(than current: String) -> String? {
    guard place > 0 else { return nil }
    if place == lines.count { draft = current }
    place -= 1
    return lines[place]
  }

  mutating func newer() -> String? {
    guard place < lines.count else { return nil }
    place += 1
    return place == lines.count ? draft : lines[place]
  }
}
