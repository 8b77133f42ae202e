internal import Events
internal import State

/// Lists of strings as the machine keeps them, a NUL after each, as one line of text.
extension ByteBuffer {
  /// Appends the strings of `list` with a space between them.
  mutating func append(joining list: RawSpan) {
    let start = count
    append(list)
    if count > start, self[count - 1] == 0 { truncate(to: count - 1) }
    for index in start..<count where self[index] == 0 { self[index] = UInt8(ascii: " ") }
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
    var rest = self
    var left = index
    while rest.byteCount > 0 {
      let element = rest.untilNUL()
      if left == 0 { return element }
      left -= 1
      rest = rest.extracting(min(element.byteCount + 1, rest.byteCount)..<rest.byteCount)
    }
    return nil
  }

  /// What stands behind `key=` in the first string of a list that starts so, or nil. Lifetime: that of the whole.
  @_lifetime(copy self)
  func value(of key: [UInt8]) -> RawSpan? {
    var rest = self
    while rest.byteCount > 0 {
      let element = rest.untilNUL()
      if element.starts(with: key), element.byteCount > key.count,
        element.load(key.count, as: UInt8.self) == UInt8(ascii: "=")
      {
        return element.extracting(key.count + 1..<element.byteCount)
      }
      rest = rest.extracting(min(element.byteCount + 1, rest.byteCount)..<rest.byteCount)
    }
    return nil
  }

  func starts(with prefix: [UInt8]) -> Bool {
    guard byteCount >= prefix.count else { return false }
    for index in prefix.indices where load(index, as: UInt8.self) != prefix[index] { return false }
    return true
  }

  func ends(with suffix: StaticString) -> Bool {
    let length = suffix.utf8CodeUnitCount
    guard byteCount >= length else { return false }
    for index in 0..<length {
      // Safe: the literal is `length` bytes long.
      let expected = unsafe suffix.utf8Start[index]
      if load(byteCount - length + index, as: UInt8.self) != expected { return false }
    }
    return true
  }
}
