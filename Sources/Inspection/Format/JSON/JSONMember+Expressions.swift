internal import Events
internal import State

/// What transformers make of fields, in JSON. Out of line: most formats have none.
extension JSONMember {
  /// Appends the value: an array of texts for a list. False where there is none.
  @inline(never)
  static func append(
    _ expression: Expression, _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch,
    _ data: inout ByteBuffer, to out: inout ByteBuffer
  ) -> Bool {
    if expression.isList {
      guard let list = expression.list(event, machine, &scratch) else { return false }
      append(list, to: &out)
      return true
    }
    data.removeAll()
    switch expression.value(event, machine, &scratch, into: &data) {
    case nil: return false
    case .number(let number): out.append(decimal: UInt64(clamping: number))
    default:
      guard expression.kind == .bytes else {
        out.append(jsonString: data.bytes.untilNUL())
        return true
      }
      scratch.text.removeAll()
      scratch.params.append(data: data.bytes, to: &scratch.text)
      out.append(jsonString: scratch.text.bytes)
    }
    return true
  }

  private static func append(_ list: borrowing TextList, to out: inout ByteBuffer) {
    out.append(UInt8(ascii: "["))
    for index in 0..<list.count {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      out.append(jsonString: list[index].untilNUL())
    }
    out.append(UInt8(ascii: "]"))
  }
}
