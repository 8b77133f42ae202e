extension FilterSyntax {
  /// What a user should know about how a filter was written, although it can be run: it may mean something else than it
  /// looks like.
  ///
  /// - Parameter source: the text that was parsed.
  func notes(in source: [UInt8]) -> [String] {
    switch self {
    case .everything: []
    case .and(let parts), .or(let parts): parts.flatMap { $0.notes(in: source) }
    case .not(let part): part.notes(in: source)
    case .check(let check): check.notes(in: source)
    }
  }
}

extension FilterSyntax.Check {
  fileprivate func notes(in source: [UInt8]) -> [String] {
    switch right {
    case .value(let word): note(on: word, in: source).map { [$0] } ?? []
    case .list(let words, _): words.compactMap { note(on: $0, in: source) }
    case .nothing, .operand: []
    }
  }

  private func note(on word: SourceWord, in source: [UInt8]) -> String? {
    let place = word.position.offset
    let quote = place < source.count ? source[place] : 0
    guard quote != UInt8(ascii: "\""), quote != UInt8(ascii: "'") else { return nil }
    if word.bytes.isEmpty {
      return
        "nothing stands behind \(comparison.name), which stands for the empty text: write \"\" if that is meant"
    }
    if Self.curlyQuotes.contains(where: { word.bytes.starts(with: $0.utf8) }) {
      return "\(Self.shown(word)) is compared with its curly quotes: only \" and ' are quotes"
    }
    guard comparison.test == .equal || comparison.test == .notEqual, word.bytes.first == UInt8(ascii: "~")
    else { return nil }
    return
      "\(comparison.name) is followed by the text \(Self.shown(word)): for patterns there are regex and glob"
  }

  private static let curlyQuotes = ["\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "\u{AB}"]

  /// Control characters are blanked: a note goes to a terminal.
  private static func shown(_ word: SourceWord) -> String {
    let scalars = word.text.prefix(60).unicodeScalars
    return String(
      String.UnicodeScalarView(scalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
