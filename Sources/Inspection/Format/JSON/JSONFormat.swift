public import Events
public import State

/// How an object of JSON is put together: the fields of a format by their names, without the text between them.
///
///     *%evt.num %proc.name (%fd.num)     {"evt.num":7,"fd.num":null,"proc.name":"cat"}
///
/// Keys are the fields as they are written in the format, each once, in the order of their bytes. Widths are of no
/// account. Documentation/formats/json.md describes the values. Like `Format`, it has one user.
public struct JSONFormat: ~Copyable {
  private let members: JSONMemberList
  /// Objects without all their values are shown, with null; without the `*` they are left out.
  public let showsIncompleteLines: Bool
  public let needs: EventNeeds
  private var scratch: FieldScratch
  /// Data on its way into a string.
  private var data = ByteBuffer()

  /// Reads a format; escapes of the command line are to be expanded first (`Format.expandingEscapes`).
  ///
  /// - Parameter fields: a table of one's own; nil for all fields there are.
  public init(
    _ text: String, style: OutputStyle = OutputStyle(), fields: FieldTable? = nil
  ) throws(LanguageError) {
    var parser = FormatParser(text, fields ?? .shared)
    try parser.parse(keepingStandardParts: false)
    showsIncompleteLines = parser.showsIncompleteLines
    // A table of one's own may mean other things by the names of the standard members.
    members = JSONMemberList(parser.tokens.compactMap(\.field), keepingStandardMembers: fields == nil)
    needs = parser.needs
    scratch = FieldScratch(style: style)
  }

  /// Appends the object for an event, without a line end; appends nothing and is false where a field is missing and
  /// the format wants them all.
  public mutating func append(
    _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) -> Bool {
    let start = out.count
    let isComplete = members.append(event, machine, &scratch, &data, to: &out)
    if isComplete || showsIncompleteLines { return true }
    out.truncate(to: start)
    return false
  }

  public mutating func forget() { scratch.pace = EventPace() }
}
