/// The one-letter options among the words of a command line, by the rules of getopt(3) as POSIX has them: the first word
/// that is no option ends them, and so does `--`. Long options are passed over.
struct CommandLineOptions {
  private struct Option {
    let letter: UInt8
    /// Nil where the option takes none.
    var argument: [UInt8]?
    /// It takes an argument, and the words ended before that.
    var isUnfinished = false
  }

  private var found: [Option] = []

  /// Looks through `words` for `letters`; a colon behind a letter says that the option has an argument.
  init(_ words: [[UInt8]], letters: [UInt8]) {
    var left = words[...]
    while let word = left.popFirst(), word.count > 1, word.first == UInt8(ascii: "-") {
      if word[1] == UInt8(ascii: "-") {
        if word.count == 2 { return }
        continue
      }
      var cluster = word.dropFirst()
      while let letter = cluster.popFirst() {
        guard let place = Self.place(of: letter, in: letters) else {
          found.append(Option(letter: UInt8(ascii: "?")))
          continue
        }
        guard place + 1 < letters.count, letters[place + 1] == UInt8(ascii: ":") else {
          found.append(Option(letter: letter))
          continue
        }
        let argument = cluster.isEmpty ? left.popFirst() : Array(cluster)
        found.append(Option(letter: letter, argument: argument, isUnfinished: argument == nil))
        break
      }
    }
  }

  private static func place(of letter: UInt8, in letters: [UInt8]) -> Int? {
    letter == UInt8(ascii: ":") ? nil : letters.firstIndex(of: letter)
  }

  /// The letter of every option, each followed by its argument where it takes one. A letter that was not asked for is a
  /// `?`, an option whose argument is missing an empty text.
  var all: [[UInt8]] {
    var texts: [[UInt8]] = []
    for option in found {
      texts.append(option.isUnfinished ? [] : [option.letter])
      if let argument = option.argument { texts.append(argument) }
    }
    return texts
  }

  /// The argument of the option called `letter`, of the last one where it is there more often; the letter itself of one
  /// that takes none. Nil where the option is not there.
  func argument(of letter: UInt8) -> [UInt8]? {
    found.last { $0.letter == letter }.map { option in
      option.isUnfinished ? [] : option.argument ?? [option.letter]
    }
  }
}
