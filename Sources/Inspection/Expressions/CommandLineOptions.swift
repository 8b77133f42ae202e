/// The one-letter options among the words of a command line, by the rules of getopt(3).
struct CommandLineOptions {
  private var found: [(letter: UInt8, argument: [UInt8])] = []

  /// Looks through `words` for `letters`; a colon behind a letter says that the option has an argument.
  init(_ words: [[UInt8]], letters: [UInt8]) {
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if word == Array("--".utf8) { return }
      guard word.count > 1, word.first == UInt8(ascii: "-") else { continue }
      var rest = word.dropFirst()
      while let letter = rest.popFirst() {
        guard let place = letters.firstIndex(of: letter), letter != UInt8(ascii: ":") else { continue }
        guard place + 1 < letters.count, letters[place + 1] == UInt8(ascii: ":") else {
          found.append((letter, []))
          continue
        }
        if rest.isEmpty, index < words.count {
          found.append((letter, words[index]))
          index += 1
        } else {
          found.append((letter, Array(rest)))
        }
        break
      }
    }
  }

  /// The argument of the option `wanted`, or without one the letters of all, a comma between two; nil for
  /// none.
  func text(of wanted: [UInt8]?) -> [UInt8]? {
    guard let wanted else {
      return found.isEmpty ? nil : Array(found.map { [$0.letter] }.joined(separator: [UInt8(ascii: ",")]))
    }
    return found.first { [$0.letter] == wanted }?.argument
  }
}
