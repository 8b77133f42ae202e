internal import Glibc
internal import Inspection
internal import Live

/// Slips after which a word is taken for a filter that was none.
extension Options {
  /// The same error with a guess at what was left out before the first word, where that is neither a field nor anything else
  /// of a filter.
  func explained(_ error: LanguageError) -> LanguageError {
    guard error.language == .filter, error.position == 0, error.source == filter, let hint = slip else {
      return error
    }
    return LanguageError(.filter, error.message, source: error.source, position: 0, hint: hint)
  }

  /// What is said of the first word where it is none of a filter.
  private var slip: String? {
    if let guess = omission { return "did you mean \(guess)?" }
    guard explanation?.compares == true, !firstWord.contains(where: { "=<>!()'\".".contains($0) }) else {
      return nil
    }
    return
      "--diff compares two captures, \(captures.joined(separator: " and ")); what follows them is a filter"
  }

  /// A listing was asked for by what looks like an option of a command: `-w FILE ls -l`.
  func checkListing() throws(UsageError) {
    guard recording.path != nil, captures.isEmpty, let guess = omission else { return }
    throw UsageError("\(firstWord) is a command: did you mean \(guess)?")
  }

  /// A file is no filter, whatever stands behind it.
  func checkFirstWord() throws(UsageError) {
    // Safe: the path is passed for the time of the call.
    guard !firstWord.isEmpty, unsafe access(firstWord, F_OK) == 0, let guess = omission else { return }
    throw UsageError("\(firstWord) is a file: did you mean \(guess)?")
  }

  /// `--` before a command, `-r` before another file.
  private var omission: String? {
    guard !firstWord.isEmpty, !firstWord.contains(where: { "=<>!()'\" ".contains($0) }) else { return nil }
    if let capture = captures.first,
      Subcommand.all.contains(where: { $0.name == firstWord && $0.words != nil })
    {
      return "\(firstWord) \(capture), without -r before it"
    }
    if captures.isEmpty, CommandLookup.isCommand(firstWord, path: Environment.value("PATH")) {
      return filter == firstWord ? "-- \(firstWord)" : "-- \(firstWord) ..."
    }
    // Safe: the path is passed for the time of the call.
    return unsafe access(firstWord, F_OK) == 0 ? "-r \(firstWord)" : nil
  }
}
