/// What is asked for by a word rather than by options, such as `trowel doctor`: everything about it in one row.
///
/// Running it, the usage and the commands of `--help`, completions and the manual page come from `Subcommand.all`.
package struct Subcommand: Sendable {
  package let name: String
  /// The words of which one has to follow; empty where none may.
  package let choices: [String]
  /// A sentence for users.
  package let summary: String
  /// What follows, for help, where that is more than one of the choices; it is then parsed by what is run.
  let words: String?
  /// The options that it takes, where it has its own.
  let table: FlagTable?
  /// Does it, for the command by its name, and the words that followed.
  let run: Action

  typealias Action = @Sendable (_ command: String, _ words: [String]) throws -> ExitStatus

  init(
    _ name: String, choices: [String] = [], words: String? = nil, table: FlagTable? = nil, _ summary: String,
    run: @escaping Action
  ) {
    self.name = name
    self.choices = choices
    self.words = words
    self.table = table
    self.summary = summary
    self.run = run
  }

  /// `completions bash|zsh|fish`.
  var usage: String {
    ([name] + (choices.isEmpty ? [] : [choices.joined(separator: "|")]) + (words.map { [$0] } ?? [])).joined(
      separator: " ")
  }

  /// The one that a command line asks for, with the words that follow; nil where it asks for none. A filter of one such
  /// word would make no sense; of several, the first may be a mistake, which is told as one of the filter.
  static func named(by words: [String]) throws(UsageError) -> (subcommand: Subcommand, words: [String])? {
    guard let name = words.first, let found = all.first(where: { $0.name == name }) else { return nil }
    if found.words != nil { return (found, Array(words.dropFirst())) }
    guard !found.choices.isEmpty else { return words.count == 1 ? (found, []) : nil }
    guard words.count == 2, found.choices.contains(words[1]) else {
      throw UsageError("\(name) needs one of these words behind it: \(found.choices.joined(separator: ", "))")
    }
    return (found, [words[1]])
  }
}
