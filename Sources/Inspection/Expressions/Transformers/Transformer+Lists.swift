internal import Events
internal import State

/// What transformers make of the lists among their parts.
extension Transformer {
  /// How many bytes a text or data has, or how many items a list.
  static let length: ValueMaker = { parts, event, machine, scratch, buffer in
    guard let part = parts.first else { return nil }
    if part.isList {
      guard let list = part.list(event, machine, &scratch) else { return nil }
      return .number(Int128(list.count))
    }
    let start = buffer.count
    guard part.value(event, machine, &scratch, into: &buffer) != nil else { return nil }
    let count = buffer.count - start
    buffer.truncate(to: start)
    return .number(Int128(count))
  }

  /// The items of the second part with the text of the first one between them.
  static let join: ValueMaker = { parts, event, machine, scratch, buffer in
    guard parts.count == 2, let items = parts[1].list(event, machine, &scratch) else { return nil }
    var separator = ByteBuffer()
    guard parts[0].value(event, machine, &scratch, into: &separator) != nil else { return nil }
    for index in 0..<items.count {
      if index > 0 { buffer.append(separator.bytes) }
      buffer.append(items[index])
    }
    return .text
  }
}

extension CommandLineOptions {
  /// Those among the words of the first part, which are a list, or the text of a command line; the second part has their
  /// letters. Nil where the event has one of both not.
  init?(
    _ parts: [Expression], _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch
  ) {
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
    self.init(words, letters: [UInt8](copying: letters.bytes))
  }
}
