/// A line that is typed: a filter, a text to look for, a time to go to.
package struct LineEditor: Sendable {
  package let prompt: String
  /// What is typed, and the place in it where the next character goes, from 0 to its count.
  package private(set) var characters: [Character]
  package private(set) var cursor: Int
  package var completion: Completion?
  package var mistake: Mistake?
  private var history: InputHistory

  /// What is wrong with the text.
  package struct Mistake: Equatable, Sendable {
    package let message: String
    /// The character that it is about, counted from 0; nil when it is about none.
    package let column: Int?

    package init(_ message: String, column: Int? = nil) {
      self.message = message
      self.column = column
    }
  }

  package enum Answer: Equatable, Sendable {
    case ignored
    /// The cursor or a choice moved.
    case handled
    case changed
    case accepted(String)
    case cancelled
    /// Tab was pressed and there are no candidates: the caller may give some.
    case wantsCompletion
  }

  /// Characters that a line may have; what is typed or pasted beyond is left out.
  private static let longest = 10_000

  package init(prompt: String, text: String = "", history: [String] = []) {
    self.prompt = prompt
    characters = Array(text.prefix(Self.longest))
    cursor = characters.count
    self.history = InputHistory(history)
  }

  package var text: String { String(characters) }

  package mutating func setText(_ text: String) {
    characters = Array(text.prefix(Self.longest))
    cursor = characters.count
  }

  /// The word before the cursor, for which there may be candidates: letters, digits, dots, `_`, `-` and `[…]`.
  package var word: String { String(characters[wordStart..<cursor]) }

  private var wordStart: Int {
    var start = cursor
    while start > 0, Self.isInWord(characters[start - 1]) { start -= 1 }
    return start
  }

  private static func isInWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "._-[]".contains(character)
  }

  // MARK: - Keys

  package mutating func handle(_ key: Key) -> Answer {
    if let answer = handleCompletion(key) { return answer }
    switch key {
    case .enter:
      history.add(text)
      return .accepted(text)
    case .escape: return .cancelled
    case .tab: return .wantsCompletion
    case .up, .control("p"): return replace(by: history.older(than: text))
    case .down, .control("n"): return replace(by: history.newer())
    case .left, .control("b"): cursor = max(cursor - 1, 0)
    case .right, .control("f"): cursor = min(cursor + 1, characters.count)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .press(.left, .control), .alt("b"): cursor = boundary(backwards: true)
    case .press(.right, .control), .alt("f"): cursor = boundary(backwards: false)
    default: return edit(key)
    }
    // Candidates are for the word that the cursor was behind.
    completion = nil
    return .handled
  }

  private mutating func edit(_ key: Key) -> Answer {
    switch key {
    case .character(let character): return insert([character])
    // A line is one line.
    case .paste(let text): return insert(text.map { $0.isNewline ? " " : $0 })
    case .backspace: return remove(max(cursor - 1, 0)..<cursor)
    case .delete, .control("d"): return remove(cursor..<min(cursor + 1, characters.count))
    case .control("w"), .press(.backspace, .alt): return remove(boundary(backwards: true)..<cursor)
    case .alt("d"): return remove(cursor..<boundary(backwards: false))
    case .control("u"): return remove(0..<cursor)
    case .control("k"): return remove(cursor..<characters.count)
    default: return .ignored
    }
  }

  private mutating func handleCompletion(_ key: Key) -> Answer? {
    guard let candidates = completion?.candidates, !candidates.isEmpty else { return nil }
    switch key {
    case .down: completion?.move(by: 1)
    case .up, .backtab: completion?.move(by: -1)
    case .escape: completion = nil
    case .tab, .enter:
      guard let chosen = completion?.chosen else {
        if key == .enter { return nil }
        completion?.move(by: 1)
        return .handled
      }
      let start = wordStart
      characters.replaceSubrange(start..<cursor, with: chosen)
      cursor = start + chosen.count
      completion = nil
      return .changed
    default: return nil
    }
    return .handled
  }

  private mutating func insert(_ more: [Character]) -> Answer {
    let fitting = more.prefix(max(Self.longest - characters.count, 0))
    guard !fitting.isEmpty else { return .handled }
    characters.insert(contentsOf: fitting, at: cursor)
    cursor += fitting.count
    return changed()
  }

  private mutating func remove(_ range: Range<Int>) -> Answer {
    guard !range.isEmpty else { return .handled }
    characters.removeSubrange(range)
    cursor = range.lowerBound
    return changed()
  }

  private mutating func replace(by text: String?) -> Answer {
    guard let text else { return .handled }
    setText(text)
    return changed()
  }

  private mutating func changed() -> Answer {
    mistake = nil
    completion = nil
    return .changed
  }

  /// The beginning of the word before the cursor, or the end of the one behind it.
  private func boundary(backwards: Bool) -> Int {
    var place = cursor
    func isInside() -> Bool { Self.isInWord(characters[backwards ? place - 1 : place]) }
    func canMove() -> Bool { backwards ? place > 0 : place < characters.count }
    while canMove(), !isInside() { place += backwards ? -1 : 1 }
    while canMove(), isInside() { place += backwards ? -1 : 1 }
    return place
  }
}
