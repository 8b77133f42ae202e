/// `[">", id, ["tag", "tag"], [{"name":"value"}, {"name":"value"}]]`
///
/// No general JSON: values are strings, each argument is an object of its own, and a backslash keeps a quote from
/// ending a string and stays. This is what sysdig's readers take, and so all that programs write.
extension TracerText {
  mutating func readJSON(_ text: consuming TracerCursor, by author: Author) throws(Fault) {
    text.skipSpaces()
    guard text.byte == UInt8(ascii: "[") else { throw .malformed }
    text.advance()
    isEnter = try text.string().first == UInt8(ascii: ">")
    try text.skip(1...)
    try readID(&text, by: author)
    try readTags(&text)
    try readArguments(&text)
    text.skipSpaces()
    try text.expect(UInt8(ascii: "]"))
  }

  private mutating func readID(_ text: inout TracerCursor, by author: Author) throws(Fault) {
    if text.byte == UInt8(ascii: "\"") {
      text.advance()
      guard let short = text.shortID(of: author) else { throw .malformed }
      id = short
    } else {
      id = text.number()
      guard text.byte == UInt8(ascii: ",") || text.byte == UInt8(ascii: " ") else {
        throw text.byte == 0 ? .incomplete : .malformed
      }
    }
    try text.skip(1...)
  }

  private mutating func readTags(_ text: inout TracerCursor) throws(Fault) {
    text.skipSpaces()
    try text.expect(UInt8(ascii: "["))
    text.skipSpaces()
    guard text.byte != UInt8(ascii: "]") else {
      text.advance()
      return
    }
    repeat {
      tags += try text.string() + [0]
      try text.skip(0...)
    } while text.byte != UInt8(ascii: "]")
    text.advance()
  }

  private mutating func readArguments(_ text: inout TracerCursor) throws(Fault) {
    try text.skip(1...1)
    try text.expect(UInt8(ascii: "["))
    text.skipSpaces()
    while text.byte != UInt8(ascii: "]") {
      try text.expect(UInt8(ascii: "{"))
      text.skipSpaces()
      arguments += try text.string() + [0]
      text.skipSpaces()
      try text.expect(UInt8(ascii: ":"))
      text.skipSpaces()
      arguments += try text.string() + [0]
      text.skipSpaces()
      try text.expect(UInt8(ascii: "}"))
      try text.skip(0...1)
    }
    text.advance()
  }
}

extension TracerCursor {
  fileprivate mutating func skipSpaces() { while byte == UInt8(ascii: " ") { advance() } }

  /// Steps over spaces and as many commas as `count` allows.
  fileprivate mutating func skip(_ count: some RangeExpression<Int>) throws(TracerText.Fault) {
    var commas = 0
    while byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",") {
      if byte == UInt8(ascii: ",") { commas += 1 }
      advance()
    }
    guard count.contains(commas) else { throw byte == 0 ? .incomplete : .malformed }
  }

  /// The string in quotes that stands here, without them.
  fileprivate mutating func string() throws(TracerText.Fault) -> [UInt8] {
    try expect(UInt8(ascii: "\""))
    var content: [UInt8] = []
    while byte != UInt8(ascii: "\"") || content.last == UInt8(ascii: "\\") {
      guard byte != 0 else { throw .incomplete }
      content.append(byte)
      advance()
    }
    advance()
    return content
  }
}
