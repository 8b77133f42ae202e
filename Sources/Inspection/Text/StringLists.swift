internal import Events
internal import State

/// Lists of strings as the machine keeps them, a NUL after each, as one line of text.
extension ByteBuffer {
  /// Appends the strings of `list` with a space between them.
  mutating func append(joining list: RawSpan) {
    let start = count
    append(list)
    if count > start, self[count - 1] == 0 { truncate(to: count - 1) }
    blankNULs(from: start)
  }

  /// `name` and the strings of `arguments`, a space before each.
  mutating func append(commandLine name: RawSpan, _ arguments: RawSpan) {
    append(name)
    if arguments.byteCount > 0 {
      append(UInt8(ascii: " "))
      append(joining: arguments)
    }
  }
}

extension RawSpan {
  /// The string at `index` of a list, or nil. Lifetime: that of the whole.
  @_lifetime(copy self)
  func element(_ index: Int) -> RawSpan? {
    var list = StringList(self)
    var left = index
    while let element = list.next() {
      if left == 0 { return element }
      left -= 1
    }
    return nil
  }

  /// What stands behind `key=` in the first string of a list that starts so, or nil. Lifetime: that of the whole.
  @_lifetime(copy self)
  func value(of key: [UInt8]) -> RawSpan? {
    var list = StringList(self)
    while let element = list.next() {
      if element.byteCount > key.count, element.starts(key.rawSpan),
        element.load(key.count, as: UInt8.self) == UInt8(ascii: "=")
      {
        return element.slice(key.count + 1)
      }
    }
    return nil
  }

  /// How many strings a list holds, and how many bytes they have without the NULs.
  var listLengths: (elements: Int, bytes: Int) {
    var elements = 0
    for index in 0..<byteCount where load(index, as: UInt8.self) == 0 { elements += 1 }
    let isOpen = byteCount > 0 && load(byteCount - 1, as: UInt8.self) != 0
    return (elements + (isOpen ? 1 : 0), byteCount - elements)
  }
}
