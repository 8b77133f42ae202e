/// What the words mean that are no options: filter or command.
extension Options {
  /// Takes the words that are left, and checks what was asked for as a whole.
  ///
  /// - Parameters:
  ///   - words: those among and behind the options: the filter.
  ///   - behind: those behind `--`, nil where that is missing: a command or, with a capture to read, filter as well.
  mutating func take(_ words: [String], behind: [String]?) throws(UsageError) {
    var words = words
    // The capture to explain stands before the filter, and needs no option.
    if explanation != nil, captures.isEmpty, behind == nil, !words.isEmpty {
      captures = [words.removeFirst()]
    }
    if captures.isEmpty { try takeCommand(behind) } else { words += behind ?? [] }
    firstWord = words.first ?? ""
    filter = words.joined(separator: " ")
    try check()
    if let note = recording.note { notes.append(note) }
  }

  /// `--` with nothing behind it is a slip, an empty variable of a shell perhaps: it must not watch the whole machine.
  private mutating func takeCommand(_ words: [String]?) throws(UsageError) {
    guard let words else { return }
    guard !words.isEmpty else { throw UsageError("a command is needed behind --") }
    live.command = words
  }
}
