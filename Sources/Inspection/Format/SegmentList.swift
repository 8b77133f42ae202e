internal import Events
internal import State

/// The segments of a format and the text between their fields.
struct SegmentList: ~Copyable {
  private var segments = PlacedList<Segment>()
  /// The literal text of all segments, one after the other.
  private var literals = ByteBuffer()

  init(_ tokens: [FormatToken]) {
    for token in tokens {
      let literal = Segment.Literal(start: literals.count, count: token.literal.count)
      literals.append(token.literal)
      segments.append(Segment(literal: literal, field: token.field))
    }
  }

  /// Appends the text of every segment in turn; false where a field was missing. Fields are read to the end even so:
  /// some remember what they have seen.
  func append(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch, _ layout: TextLayout,
    to out: inout ByteBuffer
  ) -> Bool {
    var isComplete = true
    for index in 0..<segments.count {
      let literal = segments[index].literal
      out.append(literals, from: literal.start, count: literal.count)
      if !segments[index].append(event, machine, &scratch, layout, to: &out) { isComplete = false }
    }
    return isComplete
  }
}
