/// What the words mean that are no options: filter or command.
extension Options {
  /// Takes the words that are left, and checks what was asked for as a whole.
  ///
  /// - Parameters:
  ///   - words: those among and behind the options: the filter.
  ///   - behind: those behind `--`, nil where that is missing: a command or, with a capture to read, filter as well.
  mutating func take(_ words: [String], behind: [String]?) throws(UsageError) {
    var words = words
    takeCaptures(&words, isCommandGiven: behind != nil)
    if captures.isEmpty { try takeCommand(behind) } else { words += behind ?? [] }
    firstWord = words.first ?? ""
    filter = words.joined(separator: " ")
    try check()
    if let note = recording.note { notes.append(note) }
  }

  /// The capture to explain, or the two to compare, stand before the filter, and need no option.
  private mutating func takeCaptures(_ words: inout [String], isCommandGiven: Bool) {
    guard let explanation, captures.isEmpty, !isCommandGiven else { return }
    let count = min(words.count, explanation.compares ? 2 : 1)
    captures = Array(words.prefix(count))
    words.removeFirst(count)
  }

  /// `--` with nothing behind it is a slip, an empty variable of a shell perhaps: it must not watch the whole machine.
  private mutating func takeCommand(_ words: [String]?) throws(UsageError) {
    guard let words else { return }
    guard !words.isEmpty else { throw UsageError("a command is needed behind --") }
    live.command = words
  }
}
