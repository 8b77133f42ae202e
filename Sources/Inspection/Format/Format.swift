public import Events
public import State

/// How a line is put together: literal text and fields, as `-p` says.
///
///     *%evt.num %8evt.type %evt.args     a * in front: lines with missing fields show them as <NA>
///                                        a number: the field is cut or filled with blanks to that width
///
/// It owns what its fields need while lines are made, so every user of a format has one of their own.
public struct Format: ~Copyable {
  /// What is written without `-p`, and by `-pc`, `-pk` and `-pm`.
  public enum BuiltIn: Sendable { case plain, colored, container, kubernetes, mesos }

  let segments: SegmentList
  private let hasStandardHead: Bool
  private let hasStandardProcess: Bool
  private let hasStandardTail: Bool
  /// Lines without all their fields are shown; without the `*` they are left out.
  public let showsIncompleteLines: Bool
  let layout: TextLayout
  public let needs: EventNeeds
  var scratch: FieldScratch
  private var standard = StandardLine()

  /// Reads a format; escapes of the command line are to be expanded first (`expandingEscapes`).
  ///
  /// - Parameter fields: a table of one's own; nil for all fields there are.
  public init(
    _ text: String, style: OutputStyle = OutputStyle(), escapesControls: Bool = false,
    fields: FieldTable? = nil
  ) throws(LanguageError) {
    var parser = FormatParser(text, fields ?? .shared)
    // A table of one's own may mean other things by the names of the standard line; and on a terminal, values are
    // looked at one by one for what could steer it.
    try parser.parse(keepingStandardParts: fields == nil && !escapesControls)
    showsIncompleteLines = parser.showsIncompleteLines
    hasStandardHead = parser.hasStandardHead
    hasStandardProcess = parser.hasStandardProcess
    hasStandardTail = parser.hasStandardTail
    segments = SegmentList(parser.tokens)
    needs = parser.needs
    layout = TextLayout(escapesControls: escapesControls, keepsLines: style.data != .dots)
    scratch = FieldScratch(style: style)
  }

  /// Appends the line for an event, without a line end; appends nothing and is false where a field is missing and
  /// the format wants them all.
  public mutating func append(
    _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) -> Bool {
    let start = out.count
    if hasStandardHead { standard.appendHead(event, machine, &scratch, to: &out) }
    var isComplete =
      hasStandardProcess
      ? standard.appendProcess(event, machine, to: &out)
      : segments.append(event, machine, &scratch, layout, to: &out)
    if hasStandardTail, !standard.appendTail(event, machine, &scratch, to: &out) { isComplete = false }
    if isComplete || showsIncompleteLines { return true }
    out.truncate(to: start)
    return false
  }

  public mutating func forget() {
    standard = StandardLine()
    scratch.pace = EventPace()
  }
}
