internal import Events
internal import State

/// One member of an object: where its key stands, and how its value is read and written. Or several that are written at
/// once, of which the key is the first one's.
struct JSONMember: ~Copyable {
  let keyStart: Int
  let keyLength: Int
  private let content: FieldContent
  private let form: JSONForm
  /// It stands for all of `StandardMembers`.
  private let isStandard: Bool

  init(keyStart: Int, keyLength: Int, _ field: FormatToken.Field) {
    self.keyStart = keyStart
    self.keyLength = keyLength
    form = field.info?.jsonForm ?? .number
    isStandard = false
    content =
      form == .instant
      ? .one({ event, _, _ in .int(Int64(bitPattern: event.timestamp.rawValue)) })
      : FieldContent(field.expression)
  }

  init(standardWithKeyAt keyStart: Int, keyLength: Int) {
    self.keyStart = keyStart
    self.keyLength = keyLength
    form = .number
    content = .nothing
    isStandard = true
  }

  /// Appends the value; null, and false, where the event has none.
  func append(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch, _ data: inout ByteBuffer,
    to out: inout ByteBuffer
  ) -> Bool {
    if isStandard { return StandardMembers.append(event, machine, scratch, &data, to: &out) }
    switch content {
    case .nothing: break
    case .one(let extract):
      scratch.text.removeAll()
      guard let value = extract(event, machine, &scratch) else { break }
      append(value, machine, scratch, &data, to: &out)
      return true
    case .each(let extract):
      if append(each: extract, event, machine, &scratch, &data, to: &out) { return true }
    case .made(let expression):
      if Self.append(expression, event, machine, &scratch, &data, to: &out) { return true }
    }
    out.append("null" as StaticString)
    return false
  }

  /// Appends the value of a field that may have several: an array where there is more than one. False where there is
  /// none.
  private func append(
    each extract: FieldInfo.EachExtractor, _ event: EventView, _ machine: borrowing Machine,
    _ scratch: inout FieldScratch, _ data: inout ByteBuffer, to out: inout ByteBuffer
  ) -> Bool {
    scratch.text.removeAll()
    let isList = extract(event, machine, &scratch, 1) != nil
    if isList { out.append(UInt8(ascii: "[")) }
    var count = 0
    while true {
      scratch.text.removeAll()
      guard let value = extract(event, machine, &scratch, count) else { break }
      if count > 0 { out.append(UInt8(ascii: ",")) }
      append(value, machine, scratch, &data, to: &out)
      count += 1
    }
    if isList { out.append(UInt8(ascii: "]")) }
    return count > 0
  }

  /// Appends one value; text and data lie in the scratch.
  private func append(
    _ value: FieldValue, _ machine: borrowing Machine, _ scratch: borrowing FieldScratch,
    _ data: inout ByteBuffer, to out: inout ByteBuffer
  ) {
    switch value {
    case .text: out.append(jsonString: scratch.text.bytes)
    case .name(let id): out.append(jsonString: machine.strings[id].untilNUL())
    case .int(let number): out.append(json: number, form)
    case .uint(let number): out.append(json: number, form)
    case .bool(let truth): out.append(truth ? "true" as StaticString : "false")
    case .double(let number): out.append(json: number)
    case .address(let address):
      out.append(UInt8(ascii: "\""))
      out.append(address)
      out.append(UInt8(ascii: "\""))
    case .bytes:
      data.removeAll()
      scratch.params.append(data: scratch.text.bytes, to: &data)
      out.append(jsonString: data.bytes)
    }
  }
}
