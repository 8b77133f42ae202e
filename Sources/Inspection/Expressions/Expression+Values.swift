internal import Events
internal import State

/// What expressions are for an event. Transformers and lists take memory as they need it: only those pay who use them.
extension Expression {
  /// The value of an expression; text and data lie in the buffer that was handed along.
  enum Value {
    case text
    case number(Int128)
    case double(Double)
    case address(IPAddress)
  }

  /// Appends the text of an expression that is no list to `buffer`, or returns its number; nil where it has no value.
  func value(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch,
    into buffer: inout ByteBuffer
  ) -> Value? {
    switch self {
    case .list: return nil
    case .constant(let text):
      buffer.append(text)
      return .text
    case .field(let field):
      guard case .one(let extractor) = field.extraction else { return nil }
      scratch.text.removeAll()
      scratch.isForTransformer = true
      defer { scratch.isForTransformer = false }
      guard let value = extractor(event, machine, &scratch) else { return nil }
      return Value(value, machine, scratch, into: &buffer)
    case .transform(let transformer, let parts, let letter?):
      return transformer.workOfLetter?(letter, parts, event, machine, &scratch, &buffer)
    case .transform(let transformer, let parts, nil):
      switch transformer.work {
      case .change(let change):
        let start = buffer.count
        guard parts.first?.value(event, machine, &scratch, into: &buffer) != nil else { return nil }
        return change(&buffer, start) ? .text : nil
      case .value(let make): return make(parts, event, machine, &scratch, &buffer)
      case .list: return nil
      }
    }
  }

  // MARK: Lists

  /// The items of a list; nil where the event has none.
  func list(_ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch) -> TextList? {
    var list = TextList()
    guard append(to: &list, event, machine, &scratch) else { return nil }
    return list
  }

  /// Appends the items of a list, or the one value of anything else as text. False where there is no value: a list with
  /// an item that has none has none itself.
  private func append(
    to list: inout TextList, _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch
  ) -> Bool {
    switch self {
    case .list(let items):
      for item in items where !item.append(to: &list, event, machine, &scratch) { return false }
      return true
    case .field(let field):
      return Self.append(field, to: &list, event, machine, &scratch)
    case .constant(let text):
      list.append(text)
      return true
    case .transform(let transformer, let parts, _):
      if !isList { return appendValue(to: &list, event, machine, &scratch) }
      switch transformer.work {
      case .value: return false
      case .list(let make): return make(parts, event, machine, &scratch, &list)
      case .change(let change):
        guard let items = parts.first?.list(event, machine, &scratch) else { return false }
        return list.append(items, changed: change)
      }
    }
  }

  /// Appends the one value of a transformer as text.
  private func appendValue(
    to list: inout TextList, _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch
  ) -> Bool {
    list.append { buffer in
      guard let value = value(event, machine, &scratch, into: &buffer) else { return false }
      if case .number(let number) = value { buffer.append(decimal: UInt64(clamping: number)) }
      return true
    }
  }

  private static func append(
    _ field: FieldReference, to list: inout TextList, _ event: EventView, _ machine: borrowing Machine,
    _ scratch: inout FieldScratch
  ) -> Bool {
    var index = 0
    while true {
      scratch.text.removeAll()
      var value: FieldValue?
      switch field.extraction {
      case .one(let extractor): value = index == 0 ? extractor(event, machine, &scratch) : nil
      case .each(let extractor): value = extractor(event, machine, &scratch, index)
      case .argument: value = nil
      }
      guard let value else { return index > 0 }
      _ = list.append { buffer in
        buffer.append(value, field.info.numberStyle, machine, scratch)
        return true
      }
      index += 1
    }
  }
}

extension Expression.Value {
  /// A value of a field; text and data, which lie in the scratch, are appended to `buffer`.
  init(
    _ value: FieldValue, _ machine: borrowing Machine, _ scratch: borrowing FieldScratch,
    into buffer: inout ByteBuffer
  ) {
    switch value {
    case .name(let name):
      buffer.append(machine.strings[name])
      self = .text
    case .text, .bytes:
      buffer.append(scratch.text.bytes)
      self = .text
    case .int(let number): self = .number(Int128(number))
    case .uint(let number): self = .number(Int128(number))
    case .bool(let bool): self = .number(bool ? 1 : 0)
    case .double(let double): self = .double(double)
    case .address(let address): self = .address(address)
    }
  }
}
