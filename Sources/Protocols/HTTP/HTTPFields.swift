internal import Events

/// The fields of a head or trailer: lines of `Name: value`, looked up when asked.
package struct HTTPFields: Sendable {
  private let bytes: [UInt8]
  private let start: Int

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    self.start = start
  }

  /// The value of the first field of this name, which is in lower case, without the blanks around it.
  package func value(of name: StaticString) -> String? {
    range(of: name).map { oneLine(bytes[$0]) }
  }

  /// Whether one of the values of this field, which commas divide, is `token`, in lower case.
  func has(_ token: StaticString, in name: StaticString) -> Bool {
    guard let range = range(of: name) else { return false }
    let span = bytes.rawSpan
    var start = range.lowerBound
    while start < range.upperBound {
      let end = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: ",")) ?? range.upperBound
      let value = trimmed(start..<end)
      if value.count == token.utf8CodeUnitCount, Self.matches(token, span, at: value.lowerBound) {
        return true
      }
      start = end + 1
    }
    return false
  }

  /// The value as a number; nil where there is none.
  func number(of name: StaticString) -> Int? {
    guard let range = range(of: name), !range.isEmpty else { return nil }
    var number = 0
    for byte in bytes[range] {
      guard byte &- 0x30 < 10 else { return nil }
      let (tens, overflows) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = tens.addingReportingOverflow(Int(byte - 0x30))
      guard !overflows, !overflowsToo else { return nil }
      number = sum
    }
    return number
  }

  private func range(of name: StaticString) -> Range<Int>? {
    let span = bytes.rawSpan
    let count = name.utf8CodeUnitCount
    var line = start
    while line < bytes.count {
      let end = span.firstIndex(of: "\n", from: line) ?? bytes.count
      let colon = line + count
      if colon < end, bytes[colon] == UInt8(ascii: ":"), Self.matches(name, span, at: line) {
        return trimmed(colon + 1..<end)
      }
      line = end + 1
    }
    return nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  /// Whether `text`, in lower case, stands at `offset` in whatever letters.
  private static func matches(_ text: StaticString, _ bytes: RawSpan, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.byteCount else { return false }
    for index in 0..<text.utf8CodeUnitCount {
      let byte = bytes.load(offset + index, as: UInt8.self)
      let isCapital = byte &- 0x41 < 26
      // Safe: the index is below the literal's length.
      guard unsafe (isCapital ? byte | 0x20 : byte) == text.utf8Start[index] else { return false }
    }
    return true
  }
}
