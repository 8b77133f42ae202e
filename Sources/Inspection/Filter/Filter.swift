public import Events
public import State

/// A question that is answered with yes or no for each event.
///
///     var filter = try Filter("proc.name=cat and fd.name startswith /etc", for: &machine)
///     filter.matches(event, machine)
///
/// Text becomes a tree (`FilterParser`), the tree gets its fields and values (`FilterChecker`), and what then
/// is known to make sense becomes a program (`FilterProgram`).
public struct Filter: ~Copyable {
  /// Every event passes, without a look at it.
  public let isEverything: Bool
  /// What the user should know although the filter can be run: values that no event has.
  public let notes: [String]
  private let program: FilterProgram
  private var scratch: FilterScratch

  /// Compiles `text`; the empty text matches everything. Names in it are put into the machine's strings, so that
  /// comparing them is comparing numbers.
  ///
  /// - Parameter machine: the one that the events will be applied to.
  public init(
    _ text: String, style: OutputStyle = OutputStyle(), for machine: inout Machine
  ) throws(LanguageError) {
    try self.init(text, style: style, interning: &machine.strings)
  }

  /// The same where only the strings are at hand.
  package init(
    _ text: String, style: OutputStyle = OutputStyle(), interning strings: inout StringPool
  ) throws(LanguageError) {
    try self.init(text, fields: .shared, style: style, interning: &strings)
  }

  /// The same for any machine: names are compared as text, which takes longer.
  package init(comparingTexts text: String, style: OutputStyle = OutputStyle()) throws(LanguageError) {
    let tree = try FilterParser.parse(text, fields: .shared)
    let checked = try FilterChecker(fields: .shared, source: text).check(tree)
    notes = tree.notes(in: Array(text.utf8)) + checked.notes
    program = FilterProgram(checked)
    isEverything = program.isEverything
    scratch = FilterScratch(style: style)
  }

  /// The same with a table of fields of one's own.
  package init(
    _ text: String, fields: FieldTable, style: OutputStyle = OutputStyle(),
    interning strings: inout StringPool
  ) throws(LanguageError) {
    let tree = try FilterParser.parse(text, fields: fields)
    let checked = try FilterChecker(fields: fields, source: text).check(tree)
    notes = tree.notes(in: Array(text.utf8)) + checked.notes
    program = FilterProgram(checked, interning: &strings)
    isEverything = program.isEverything
    scratch = FilterScratch(style: style)
  }

  /// Whether the event that was applied to `machine` last passes. Allocates nothing.
  public mutating func matches(_ event: EventView, _ machine: borrowing Machine) -> Bool {
    program.matches(event, machine, &scratch)
  }
}
