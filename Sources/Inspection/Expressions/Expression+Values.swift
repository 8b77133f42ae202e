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
    case .transform(let transformer, let parts, let argument):
      let start = buffer.count
      switch transformer.action {
      case .join: return Self.join(parts, event, machine, &scratch, into: &buffer)
      case .option:
        return Self.argument(of: argument, parts, event, machine, &scratch, into: &buffer)
      case .length where parts.first?.isList == true:
        guard let list = parts.first?.list(event, machine, &scratch) else { return nil }
        return .number(Int128(list.count))
      case .lower, .upper, .base64, .basename, .length, .concatenate: break
      }
      for part in parts {
        guard part.value(event, machine, &scratch, into: &buffer) != nil else { return nil }
      }
      return transformer.action.apply(to: &buffer, from: start)
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
      guard isList else {
        return list.append { buffer in
          guard let value = value(event, machine, &scratch, into: &buffer) else { return false }
          if case .number(let number) = value { buffer.append(decimal: UInt64(clamping: number)) }
          return true
        }
      }
      if transformer.action == .option {
        guard let options = Self.options(parts, event, machine, &scratch) else { return false }
        for text in options.all { list.append(text) }
        return true
      }
      guard let items = parts.first?.list(event, machine, &scratch) else { return false }
      for index in 0..<items.count {
        let isChanged = list.append { buffer in
          let start = buffer.count
          buffer.append(items[index])
          return transformer.action.apply(to: &buffer, from: start) != nil
        }
        if !isChanged { return false }
      }
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

  // MARK: Transformers of several parts

  /// The items of a list with the text of the first part between them.
  private static func join(
    _ parts: [Expression], _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch,
    into buffer: inout ByteBuffer
  ) -> Value? {
    guard parts.count == 2, let items = parts[1].list(event, machine, &scratch) else { return nil }
    var separator = ByteBuffer()
    guard parts[0].value(event, machine, &scratch, into: &separator) != nil else { return nil }
    for index in 0..<items.count {
      if index > 0 { buffer.append(separator.bytes) }
      buffer.append(items[index])
    }
    return .text
  }

  /// What the option `letter` was given.
  private static func argument(
    of letter: [UInt8]?, _ parts: [Expression], _ event: EventView, _ machine: borrowing Machine,
    _ scratch: inout FieldScratch, into buffer: inout ByteBuffer
  ) -> Value? {
    guard let letter = letter?.first, let options = options(parts, event, machine, &scratch),
      let text = options.argument(of: letter)
    else { return nil }
    buffer.append(text)
    return .text
  }

  /// The options among the words of the first part, which are a list, or the text of a command line.
  private static func options(
    _ parts: [Expression], _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch
  ) -> CommandLineOptions? {
    guard parts.count == 2 else { return nil }
    var letters = ByteBuffer()
    guard parts[1].value(event, machine, &scratch, into: &letters) != nil else { return nil }
    var words: [[UInt8]] = []
    if parts[0].isList {
      guard let list = parts[0].list(event, machine, &scratch) else { return nil }
      for index in 0..<list.count { words.append([UInt8](copying: list[index])) }
    } else {
      var line = ByteBuffer()
      guard parts[0].value(event, machine, &scratch, into: &line) != nil else { return nil }
      words = [UInt8](copying: line.bytes).split(separator: 0x20).map(Array.init)
    }
    return CommandLineOptions(words, letters: [UInt8](copying: letters.bytes))
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
