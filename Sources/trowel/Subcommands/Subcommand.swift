/// What is asked for by a word rather than by options, such as `trowel doctor`: everything about it in one row.
///
/// Running it, the usage and the commands of `--help`, completions and the manual page come from `Subcommand.all`.
package struct Subcommand: Sendable {
  package let name: String
  /// The words of which one has to follow; empty where none may.
  package let choices: [String]
  /// A sentence for users.
  package let summary: String
  /// Does it, for the command by its name, and the word that followed or nothing.
  let run: Action

  typealias Action = @Sendable (_ command: String, _ choice: String) -> ExitStatus

  init(_ name: String, choices: [String] = [], _ summary: String, run: @escaping Action) {
    self.name = name
    self.choices = choices
    self.summary = summary
    self.run = run
  }

  /// `completions bash|zsh|fish`.
  var usage: String {
    ([name] + (choices.isEmpty ? [] : [choices.joined(separator: "|")])).joined(separator: " ")
  }

  /// The one that a command line asks for, with the word that follows; nil where it asks for none. A filter of one such
  /// word would make no sense; of several, the first may be a mistake, which is told as one of the filter.
  static func named(by words: [String]) throws(UsageError) -> (subcommand: Subcommand, choice: String)? {
    guard let name = words.first, let found = all.first(where: { $0.name == name }) else { return nil }
    guard !found.choices.isEmpty else { return words.count == 1 ? (found, "") : nil }
    guard words.count == 2, found.choices.contains(words[1]) else {
      throw UsageError("\(name) needs one of these words behind it: \(found.choices.joined(separator: ", "))")
    }
    return (found, words[1])
  }
}
