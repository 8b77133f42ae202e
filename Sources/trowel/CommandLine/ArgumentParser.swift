/// Turns words into options and what is left of them, by the grammar that sysdig's users know. What the words mean that are
/// no options, `Options` knows.
///
/// Letters may be combined, the last one with its argument in the same word (`-NA`, `-pk`, `-s8192`, `-n 5`). Names
/// may be cut short while they stay unique, with their argument behind `=` or in the next word. Options may stand
/// among and behind the other words, up to `--`.
package struct ArgumentParser {
  private let table: FlagTable
  private var words: ArraySlice<String>
  /// Those that belong to no option.
  private var others: [String] = []
  /// The words behind `--`.
  private var behind: [String]?
  private var options: Options

  /// - Parameter words: the command line without the name of the command.
  package static func parse(
    _ words: [String], table: FlagTable = .shared, into options: Options = Options()
  ) throws(UsageError) -> Options {
    var parser = ArgumentParser(table: table, words: words[...], options: options)
    try parser.run()
    try parser.options.take(parser.others, behind: parser.behind)
    return parser.options
  }

  private init(table: FlagTable, words: ArraySlice<String>, options: Options) {
    self.table = table
    self.options = options
    self.words = words
  }

  private mutating func run() throws(UsageError) {
    while let word = words.popFirst() {
      if word == "--" {
        behind = Array(words)
        break
      } else if word.hasPrefix("--") {
        try takeLong(word.dropFirst(2))
      } else if isGroup(word) {
        try takeGroup(word.dropFirst())
      } else {
        others.append(word)
      }
    }
  }

  /// A dash and letters; a dash alone or a negative number belongs to the other words.
  private func isGroup(_ word: String) -> Bool {
    guard word.hasPrefix("-"), let letter = word.dropFirst().first else { return false }
    return !("0"..."9").contains(letter)
  }

  /// `name` or `name=argument`.
  private mutating func takeLong(_ text: Substring) throws(UsageError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let flag = try table.flag(long: String(parts.first ?? ""))
    let attached = parts.count > 1 ? String(parts[1]) : nil
    if flag.argument == .none, attached != nil {
      throw UsageError("--\(flag.long.first ?? "") takes no argument")
    }
    try perform(flag, attached: attached, written: "--\(flag.long.first ?? "")")
  }

  /// Letters without arguments, then at most one with: what follows it in the word is its argument.
  private mutating func takeGroup(_ letters: Substring) throws(UsageError) {
    var rest = letters
    while let letter = rest.popFirst() {
      guard let flag = table[short: letter] else { throw UsageError("unknown option -\(letter)") }
      if flag.argument == .none {
        try perform(flag, attached: nil, written: "-\(letter)")
      } else {
        try perform(flag, attached: rest.isEmpty ? nil : String(rest), written: "-\(letter)")
        return
      }
    }
  }

  private mutating func perform(_ flag: Flag, attached: String?, written: String) throws(UsageError) {
    var argument = attached
    if case .required(let name) = flag.argument, argument == nil {
      // What stands behind `--` is the command: without it the whole machine would be watched.
      guard let next = words.popFirst(), next != "--" else {
        throw UsageError("\(written) needs an argument: \(name)")
      }
      argument = next
    }
    var reader = ArgumentReader(spelling: written, argument: argument ?? "", words: words)
    try flag.action(&options, &reader)
    words = reader.words
  }
}
