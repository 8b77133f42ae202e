internal import Events
internal import State

/// Something done to values before they are compared or shown: `toupper(proc.name)`. Everything about it is in one row:
/// see `Transformer.all`.
struct Transformer: Sendable {
  let name: String
  /// What its value is, or every item of its list.
  let result: Result
  let parts: Parts
  let work: Work
  /// What it makes where a letter stands in square brackets behind it, as in `getopt(proc.args, "ab:")[b]`; nil where
  /// none may.
  var workOfLetter: LetterMaker?

  /// `same` is the kind of its first part.
  enum Result: Sendable { case text, number, same }

  enum Work: Sendable {
    /// Changes one text, or each item of a list, which is a list again.
    case change(Change)
    case value(ValueMaker)
    case list(ListMaker)
  }

  /// Changes the text in a buffer from a byte on; false where it cannot be done.
  typealias Change = @Sendable (inout ByteBuffer, Int) -> Bool

  /// Makes a value of all parts: appends its text to the buffer, or returns a number; nil where a part has no value.
  typealias ValueMaker =
    @Sendable ([Expression], EventView, borrowing Machine, inout FieldScratch, inout ByteBuffer) ->
    Expression.Value?

  /// The same with the letter behind it.
  typealias LetterMaker =
    @Sendable (UInt8, [Expression], EventView, borrowing Machine, inout FieldScratch, inout ByteBuffer) ->
    Expression.Value?

  /// Appends the items that all parts make; false where a part has no value.
  typealias ListMaker =
    @Sendable ([Expression], EventView, borrowing Machine, inout FieldScratch, inout TextList) -> Bool

  static func named(_ name: String) -> Transformer? { all.first { $0.name == name } }
}

extension Transformer {
  /// What stands between its brackets.
  struct Parts: Sendable {
    /// How many there are.
    let count: ClosedRange<Int>
    /// What each may be.
    let sorts: ValueSorts
    /// Where lists may stand.
    let lists: Lists
    /// `one text`, for messages.
    let noun: String

    enum Lists { case none, first, only(Int) }

    static let oneText = Self(count: 1...1, sorts: .text, lists: .first, noun: "one text or list")
    static let oneTextOrData = Self(
      count: 1...1, sorts: [.text, .bytes], lists: .first, noun: "one text, list or data")
  }
}
