internal import Events
internal import State

/// What transformers make of fields, in lines. Out of line: most formats have none.
extension Segment {
  /// Appends the value, items of a list in brackets with a comma between two; false where there is none.
  @inline(never)
  static func append(
    _ expression: Expression, _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch,
    _ layout: TextLayout, to out: inout ByteBuffer
  ) -> Bool {
    if expression.isList {
      guard let list = expression.list(event, machine, &scratch) else { return false }
      append(list, layout, to: &out)
      return true
    }
    let start = out.count
    switch expression.value(event, machine, &scratch, into: &out) {
    case nil:
      out.truncate(to: start)
      return false
    case .number(let number): out.append(decimal: UInt64(clamping: number))
    default:
      // The text lies in the line already; what has to change is written over.
      scratch.text.removeAll()
      scratch.text.append(out, from: start, count: out.count - start)
      out.truncate(to: start)
      if expression.kind == .bytes {
        scratch.params.append(data: scratch.text.bytes, to: &out)
      } else {
        append(text: scratch.text.bytes, layout, to: &out)
      }
    }
    return true
  }

  private static func append(_ list: borrowing TextList, _ layout: TextLayout, to out: inout ByteBuffer) {
    out.append(UInt8(ascii: "("))
    for index in 0..<list.count {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      append(text: list[index], layout, to: &out)
    }
    out.append(UInt8(ascii: ")"))
  }

  private static func append(text: RawSpan, _ layout: TextLayout, to out: inout ByteBuffer) {
    if layout.escapesControls {
      out.append(escapingControls: text.untilNUL(), keepsLines: layout.keepsLines)
    } else {
      out.append(text.untilNUL())
    }
  }
}
