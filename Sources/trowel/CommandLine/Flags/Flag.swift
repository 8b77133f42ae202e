/// One option of the command line: everything about it in one row.
///
/// Parsing, `--help`, the manual page and completions come from the rows of `FlagTable`. A row is never
/// removed: scripts live for years.
package struct Flag: Sendable {
  /// The letter behind one dash, or nil.
  package let short: Character?
  /// The names behind two dashes, the one that help shows first; older spellings follow.
  package let long: [String]
  package let argument: Argument
  package let role: Role
  /// One sentence for users, or a few.
  package let help: String
  let action: WordsAction

  /// What follows an option.
  package enum Argument: Sendable, Equatable {
    case none
    /// Always there, in the same word or the next one; the name is for help.
    case required(String)
    /// Only in the same word.
    case optional(String)

    /// The name that help shows.
    var name: String? {
      switch self {
      case .none: nil
      case .required(let name), .optional(let name): name
      }
    }
  }

  /// When an option matters; help is ordered by it.
  package enum Role: String, Sendable, CaseIterable {
    case printing = "Reading and printing"
    case information = "Information"
    case writing = "Writing captures, without effect when none is written"
    case live = "Watching a running machine, without effect when a capture is read"
    case accepted = "Accepted for the sake of sysdig's scripts; no use here"
  }

  /// Notes in the options what was asked for; the text is the argument, empty when there is none.
  package typealias Action = @Sendable (inout Options, String) throws(UsageError) -> Void
  /// The same where an option may take the words that follow.
  package typealias WordsAction = @Sendable (inout Options, inout ArgumentReader) throws(UsageError) -> Void

  package init(
    _ short: Character?, _ long: [String], argument: Argument = .none, _ role: Role, _ help: String,
    action: @escaping Action
  ) {
    self.init(
      (short, long), argument, role, help,
      { (options, reader) throws(UsageError) in try action(&options, reader.argument) })
  }

  private init(
    _ names: (short: Character?, long: [String]), _ argument: Argument, _ role: Role, _ help: String,
    _ action: @escaping WordsAction
  ) {
    (short, long) = names
    self.argument = argument
    self.role = role
    self.help = help
    self.action = action
  }

  /// An option that may take words behind its argument.
  package static func takingWords(
    _ short: Character?, _ long: [String], argument: Argument, _ role: Role, _ help: String,
    action: @escaping WordsAction
  ) -> Flag {
    Flag((short, long), argument, role, help, action)
  }

  /// How users write it: `--filter-proclist`, or `-r` where there is a letter.
  package var spelling: String {
    if let short { return "-\(short)" }
    return "--" + (long.first ?? "")
  }
}

extension Flag {
  /// Accepted, and without effect when a capture is read.
  static let ignored: Action = { (_, _) throws(UsageError) in }

  /// Accepted and without effect; `note` tells the user so.
  static func ignoredWithNote(_ note: String) -> Action {
    { (options, _) throws(UsageError) in options.notes.append(note) }
  }

  /// Checks that the argument is a whole number, and ignores it.
  static func ignoredNumber(_ what: String) -> Action {
    { (_, text) throws(UsageError) in
      guard UInt64(text) != nil else { throw UsageError("\(what) must be a whole number, not \"\(text)\"") }
    }
  }

  /// Accepted, and without effect; `note` is told when a machine is watched.
  static func explained(_ note: String) -> Action {
    { (options, _) throws(UsageError) in options.live.notes.append(note) }
  }

  /// Accepted, and without effect on captures; without one it asks for what cannot be done.
  static func refused(_ reason: String) -> Action {
    { (options, _) throws(UsageError) in options.live.refusal = reason }
  }

  /// A whole number above zero that is no larger than `limit`.
  static func number(_ text: String, _ what: String, atMost limit: UInt32) throws(UsageError) -> UInt32 {
    guard let number = UInt32(text), number <= limit else {
      throw UsageError("\(what) must be a whole number up to \(limit), not \"\(text)\"")
    }
    return number
  }

  /// A whole number above zero.
  static func count(_ text: String, _ what: String) throws(UsageError) -> UInt64 {
    guard let number = UInt64(text), number > 0 else {
      throw UsageError("\(what) must be a whole number above zero, not \"\(text)\"")
    }
    return number
  }
}
