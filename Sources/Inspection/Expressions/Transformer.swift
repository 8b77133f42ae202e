/// Something done to values before they are compared or shown: `toupper(proc.name)`.
struct Transformer: Sendable, Equatable {
  enum Action: UInt8, Sendable { case lower, upper, base64, basename, length, join, concatenate, option }

  /// What its value is: `same` is the kind of its first part.
  enum Result: Sendable { case text, number, same }

  /// What stands between its brackets.
  struct Parts {
    /// How many there are.
    let count: ClosedRange<Int>
    /// What each may be.
    let kinds: ValueSorts
    /// Where lists may stand.
    let lists: Lists
    /// `one text`, for messages.
    let noun: String

    enum Lists { case none, first, only(Int) }
  }

  let name: String
  let action: Action
  let result: Result
  let parts: Parts

  static func == (left: Transformer, right: Transformer) -> Bool { left.action == right.action }

  static let all: [Transformer] = [
    Transformer(name: "tolower", action: .lower, result: .text, parts: .oneText),
    Transformer(name: "toupper", action: .upper, result: .text, parts: .oneText),
    Transformer(name: "b64", action: .base64, result: .same, parts: .oneTextOrData),
    Transformer(name: "basename", action: .basename, result: .text, parts: .oneText),
    Transformer(name: "len", action: .length, result: .number, parts: .oneTextOrData),
    Transformer(name: "join", action: .join, result: .text, parts: .separatorAndList),
    Transformer(name: "concat", action: .concatenate, result: .text, parts: .texts),
    Transformer(name: "getopt", action: .option, result: .text, parts: .wordsAndLetters),
  ]

  static func named(_ name: String) -> Transformer? { all.first { $0.name == name } }
}

extension Transformer.Parts {
  fileprivate static let oneText = Self(count: 1...1, kinds: .text, lists: .first, noun: "one text or list")
  fileprivate static let oneTextOrData = Self(
    count: 1...1, kinds: [.text, .bytes], lists: .first, noun: "one text, list or data")
  fileprivate static let separatorAndList = Self(
    count: 2...2, kinds: .text, lists: .only(1),
    noun: "a text and a list, as in join(\",\", (proc.name, fd.name))")
  fileprivate static let texts = Self(count: 2...64, kinds: .text, lists: .none, noun: "two texts or more")
  fileprivate static let wordsAndLetters = Self(
    count: 2...2, kinds: .text, lists: .first,
    noun: "words and the letters of options, as in getopt(proc.args, \"ab:\")")
}
