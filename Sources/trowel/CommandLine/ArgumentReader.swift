/// What the row of an option sees of the command line: its argument, and the words that follow.
///
/// Most rows take no more than the argument. One that takes further words asks for them one by one:
///
///     -c spectrogram 100 proc.name=nginx -- nginx
///        argument    next()              never handed out: what stands behind -- is no option's
package struct ArgumentReader {
  /// As the option was written: `-c`, `--chisel`.
  package let spelling: String
  /// What was given in the same word or, where the option needs one, in the next; empty when there is none.
  package let argument: String
  /// The words behind it, to the end of the command line.
  private(set) var words: ArraySlice<String>

  init(spelling: String, argument: String, words: ArraySlice<String>) {
    self.spelling = spelling
    self.argument = argument
    self.words = words
  }

  /// The words that could be taken, up to `--`: options, arguments, filter.
  package var rest: ArraySlice<String> { words.prefix { $0 != "--" } }

  /// The word that would be taken next; nil at the end and before `--`.
  package var peek: String? { rest.first }

  /// Takes the next word; nil at the end and before `--`.
  package mutating func next() -> String? {
    guard let word = peek else { return nil }
    words.removeFirst()
    return word
  }
}
