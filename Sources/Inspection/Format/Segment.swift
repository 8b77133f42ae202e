internal import Events
internal import State

/// A part of a format: literal text, and the field behind it.
struct Segment: ~Copyable {
  /// How the value of a field is laid out.
  struct Shape {
    var width: Int
    var style: NumberStyle
  }

  /// Where the text in front of the field lies in the literals of the format.
  let literal: Literal
  let content: FieldContent
  let shape: Shape

  struct Literal {
    let start: Int
    let count: Int
  }

  /// - Parameter field: nil for the literal text behind the last field.
  init(literal: Literal, field: FormatToken.Field?) {
    self.literal = literal
    shape = Shape(width: field?.width ?? 0, style: field?.info?.numberStyle ?? .decimal)
    content = FieldContent(field?.expression)
  }
}

/// What is done to text on its way into a line.
struct TextLayout {
  /// Values may go to a terminal, so control characters in them are escaped.
  let escapesControls: Bool
  /// Line ends in values are kept even so.
  let keepsLines: Bool
}

extension Segment {
  /// Appends the value of the field; `<NA>`, and false, where the event has none.
  func append(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch, _ layout: TextLayout,
    to out: inout ByteBuffer
  ) -> Bool {
    switch content {
    case .nothing: return true
    case .one(let extract):
      scratch.text.removeAll()
      guard let value = extract(event, machine, &scratch) else { break }
      let start = out.count
      Self.append(value, shape, machine, &scratch, layout, to: &out)
      if shape.width > 0 { out.fit(from: start, to: shape.width) }
      return true
    case .each(let extract):
      if append(each: extract, event, machine, &scratch, layout, to: &out) { return true }
    case .made(let expression):
      let start = out.count
      if Self.append(expression, event, machine, &scratch, layout, to: &out) {
        out.fit(from: start, to: shape.width)
        return true
      }
    }
    let start = out.count
    out.append("<NA>" as StaticString)
    if shape.width > 0 { out.fit(from: start, to: shape.width) }
    return false
  }

  /// Appends every value of a field that has several, a comma between them; false when there is none.
  private func append(
    each extract: FieldInfo.EachExtractor, _ event: EventView, _ machine: borrowing Machine,
    _ scratch: inout FieldScratch, _ layout: TextLayout, to out: inout ByteBuffer
  ) -> Bool {
    let start = out.count
    var index = 0
    while true {
      scratch.text.removeAll()
      guard let value = extract(event, machine, &scratch, index) else { break }
      if index > 0 { out.append(UInt8(ascii: ",")) }
      Self.append(value, shape, machine, &scratch, layout, to: &out)
      index += 1
    }
    if shape.width > 0 { out.fit(from: start, to: shape.width) }
    return index > 0
  }

  /// Appends one value; text and data lie in the scratch.
  private static func append(
    _ value: FieldValue, _ shape: Shape, _ machine: borrowing Machine, _ scratch: inout FieldScratch,
    _ layout: TextLayout, to out: inout ByteBuffer
  ) {
    switch value {
    case .text where !layout.escapesControls: out.append(scratch.text)
    case .text: out.append(escapingControls: scratch.text.bytes, keepsLines: layout.keepsLines)
    case .name(let id) where !layout.escapesControls: machine.strings.appendText(of: id, to: &out)
    case .name(let id):
      out.append(escapingControls: machine.strings[id].untilNUL(), keepsLines: layout.keepsLines)
    case .int(let number): out.append(number, shape.style)
    case .uint(let number): out.append(number, shape.style)
    case .bool(let truth): out.append(truth ? "true" as StaticString : "false")
    case .double(let number): out.append(oneDecimal: number)
    case .address(let address): out.append(address)
    case .bytes: scratch.params.append(data: scratch.text.bytes, to: &out)
    }
  }
}

extension ByteBuffer {
  /// Cuts or fills what stands from `start` to `width` bytes; 0 leaves it.
  fileprivate mutating func fit(from start: Int, to width: Int) {
    guard width > 0 else { return }
    if count - start > width {
      truncate(to: start + width)
    } else {
      append(0x20, repeated: width - (count - start))
    }
  }
}
