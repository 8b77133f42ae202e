internal import Events

/// The members of an object of JSON that are strings or numbers, looked up in place; what is cut off is not there.
struct JSONMembers {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value of the first such member of the outermost object; escapes stay as they are, but for quotes and slashes.
  func string(_ name: StaticString) -> String? {
    var index = 0
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        guard let end = endOfString(from: index) else { return nil }
        if depth == 1, bytes.rawSpan.slice(index + 1, upTo: end).isText(name),
          let value = value(behind: end + 1)
        {
          return value
        }
        index = end
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Where the closing quote stands.
  private func endOfString(from start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index < bytes.count ? index : nil
  }

  /// Nil where no colon follows, or an object or a list.
  private func value(behind start: Int) -> String? {
    var index = skipBlanks(from: start)
    guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { return nil }
    index = skipBlanks(from: index + 1)
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "\"") {
      return endOfString(from: index).map { oneLine(unescaped(bytes[index + 1..<$0])) }
    }
    let end = bytes[index...].firstIndex { ",}] \r\n".utf8.contains($0) } ?? bytes.count
    let isPlain = bytes[index] != UInt8(ascii: "{") && bytes[index] != UInt8(ascii: "[")
    return isPlain ? oneLine(bytes[index..<end]) : nil
  }

  private func skipBlanks(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    return index
  }

  private func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in text {
      let isSimple = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "/")
      if isEscaped, !isSimple { result.append(UInt8(ascii: "\\")) }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      if !isEscaped { result.append(byte) }
    }
    return result
  }
}

extension RawSpan {
  /// Whether the bytes are those of `text`.
  fileprivate func isText(_ text: StaticString) -> Bool {
    byteCount == text.utf8CodeUnitCount && has(text, at: 0)
  }
}
