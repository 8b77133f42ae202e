internal import Events

/// Any number of texts, one after the other in one buffer.
struct TextList: ~Copyable {
  private var bytes = ByteBuffer()
  private var ends: [Int] = []

  var count: Int { ends.count }

  subscript(index: Int) -> RawSpan {
    @_lifetime(borrow self)
    get {
      let start = index == 0 ? 0 : ends[index - 1]
      return bytes.bytes.window(start, byteCount: ends[index] - start)
    }
  }

  /// Appends what `write` appends to the buffer as one text; nothing where it returns false.
  mutating func append(_ write: (inout ByteBuffer) -> Bool) -> Bool {
    let start = bytes.count
    guard write(&bytes) else {
      bytes.truncate(to: start)
      return false
    }
    ends.append(bytes.count)
    return true
  }

  mutating func append(_ text: [UInt8]) {
    bytes.append(text)
    ends.append(bytes.count)
  }

  /// Appends every one of `items` as `change` leaves it; stops, and returns false, where that cannot be done.
  mutating func append(_ items: borrowing TextList, changed change: Transformer.Change) -> Bool {
    for index in 0..<items.count {
      let isChanged = append { buffer in
        let start = buffer.count
        buffer.append(items[index])
        return change(&buffer, start)
      }
      if !isChanged { return false }
    }
    return true
  }
}
