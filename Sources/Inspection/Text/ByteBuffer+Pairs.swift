internal import Events

/// Lists of strings with a NUL after each, as text.
extension ByteBuffer {
  /// Appends the strings of `list` with `separator` between them.
  mutating func append(joining list: RawSpan, with separator: UInt8) {
    var strings = StringList(list)
    var isFirst = true
    while let string = strings.next() {
      if !isFirst { append(separator) }
      isFirst = false
      append(string)
    }
  }

  /// Appends the names and values that `list` holds in turn: `name:value,name:value`, where `sign` is the colon.
  mutating func append(joiningPairs list: RawSpan, with sign: UInt8) {
    var strings = StringList(list)
    var isFirst = true
    while let name = strings.next() {
      if !isFirst { append(UInt8(ascii: ",")) }
      isFirst = false
      append(name)
      append(sign)
      if let value = strings.next() { append(value) }
    }
  }
}

extension RawSpan {
  /// How many strings a list holds, the last one also where its NUL was cut off.
  var stringCount: Int {
    var strings = StringList(self)
    var count = 0
    while strings.next() != nil { count += 1 }
    return count
  }
}
