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

  let segments: [Segment]
  let literals: ByteBuffer
  /// Lines without all their fields are shown; without the `*` they are left out.
  public let showsIncompleteLines: Bool
  /// Values may go to a terminal, so control characters in them are escaped.
  public let escapesControls: Bool
  private let keepsLines: Bool
  var scratch: FieldScratch

  /// Reads a format; escapes of the command line are to be expanded first (`expandingEscapes`).
  public init(
    _ text: String, style: OutputStyle = OutputStyle(), escapesControls: Bool = false,
    fields: FieldTable = .shared
  ) throws(FormatError) {
    var parser = FormatParser(text, fields)
    try parser.parse()
    segments = parser.segments
    showsIncompleteLines = parser.showsIncompleteLines
    literals = parser.takeLiterals()
    self.escapesControls = escapesControls
    keepsLines = style.data != .dots
    scratch = FieldScratch(style: style)
  }

  /// Appends the line for an event, without a line end; appends nothing and is false where a field is missing and
  /// the format wants them all.
  public mutating func append(
    _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) -> Bool {
    let start = out.count
    var isComplete = true
    for index in segments.indices {
      let literal = segments[index].literal
      out.append(literals.bytes.window(literal.start, byteCount: literal.count))
      switch segments[index].content {
      case .nothing: continue
      case .one(let extract, let shape):
        scratch.text.removeAll()
        if let value = extract(event, machine, &scratch) {
          append(value, shape, machine, to: &out)
        } else {
          isComplete = false
          appendMissing(shape, to: &out)
        }
      case .each(let extract, let shape):
        if !append(each: extract, shape, event, machine, to: &out) {
          isComplete = false
          appendMissing(shape, to: &out)
        }
      }
    }
    // Fields are read to the end even so: some remember what they have seen.
    if isComplete || showsIncompleteLines { return true }
    out.truncate(to: start)
    return false
  }

  /// Appends every value of a field that has several, a comma between them; false when there is none.
  private mutating func append(
    each extract: FieldInfo.EachExtractor, _ shape: Segment.Shape, _ event: EventView,
    _ machine: borrowing Machine, to out: inout ByteBuffer
  ) -> Bool {
    let start = out.count
    var unpadded = shape
    unpadded.width = 0
    var index = 0
    while true {
      scratch.text.removeAll()
      guard let value = extract(event, machine, &scratch, index) else { break }
      if index > 0 { out.append(UInt8(ascii: ",")) }
      append(value, unpadded, machine, to: &out)
      index += 1
    }
    out.fit(from: start, to: shape.width)
    return index > 0
  }

  private func append(
    _ value: FieldValue, _ shape: Segment.Shape, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) {
    let start = out.count
    switch value {
    case .int(let number): out.append(number, shape.style)
    case .uint(let number): out.append(number, shape.style)
    case .bool(let truth): out.append(truth ? "true" as StaticString : "false")
    case .double(let number): out.append(oneDecimal: number)
    case .address(let address): out.append(address)
    case .name(let id): append(text: machine.strings[id].untilNUL(), to: &out)
    case .text: append(text: scratch.text.bytes, to: &out)
    case .bytes: scratch.params.append(data: scratch.text.bytes, to: &out)
    }
    if shape.width > 0 { out.fit(from: start, to: shape.width) }
  }

  private func append(text: RawSpan, to out: inout ByteBuffer) {
    if escapesControls {
      out.append(escapingControls: text, keepsLines: keepsLines)
    } else {
      out.append(text)
    }
  }

  private func appendMissing(_ shape: Segment.Shape, to out: inout ByteBuffer) {
    let start = out.count
    out.append("<NA>" as StaticString)
    if shape.width > 0 { out.fit(from: start, to: shape.width) }
  }
}

/// A part of a format: literal text, and the field behind it.
struct Segment {
  enum Content {
    /// The literal text was the last of the format.
    case nothing
    case one(FieldInfo.Extractor, Shape)
    case each(FieldInfo.EachExtractor, Shape)
  }

  /// How the value of a field is laid out.
  struct Shape {
    var width: Int
    var style: NumberStyle
  }

  /// Where the text in front of the field lies in the literals of the format.
  let literal: Literal
  let content: Content
  /// The field as it was written; nil for literal text.
  let field: FieldReference?

  struct Literal {
    let start: Int
    let count: Int
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

  fileprivate mutating func append(_ value: Int64, _ style: NumberStyle) {
    switch style {
    case .decimal: append(decimal: value)
    case .hexadecimal: append(hex: UInt64(bitPattern: value), isUppercase: true)
    case .octal: append(octal: UInt64(bitPattern: value))
    case .padded:
      if value < 0 { append(UInt8(ascii: "-")) }
      append(decimal: value.magnitude, paddedTo: value < 0 ? 8 : 9)
    }
  }

  fileprivate mutating func append(_ value: UInt64, _ style: NumberStyle) {
    switch style {
    case .decimal: append(decimal: value)
    case .hexadecimal: append(hex: value, isUppercase: true)
    case .octal: append(octal: value)
    case .padded: append(decimal: value, paddedTo: 9)
    }
  }
}
