/// `>:id:tag.tag:name=value,name=value:`, where a backslash takes its meaning from what follows it.
extension TracerText {
  mutating func readSimple(_ text: consuming TracerCursor, by author: Author) throws(Fault) {
    isEnter = text.byte == UInt8(ascii: ">")
    text.advance()
    try text.expect(UInt8(ascii: ":"))
    if let short = text.shortID(of: author) {
      id = short
    } else {
      id = text.number()
      try text.expect(UInt8(ascii: ":"))
    }
    try readTags(&text)
    guard text.byte != 0 else { throw .incomplete }
    try readArguments(&text)
  }

  private mutating func readTags(_ text: inout TracerCursor) throws(Fault) {
    let colon = UInt8(ascii: ":")
    if text.byte != colon {
      repeat {
        try text.copy(to: &tags, until: [UInt8(ascii: "."), colon], refusing: Array("><=\n".utf8))
      } while text.tookOther(than: colon)
    } else {
      text.advance()
    }
  }

  private mutating func readArguments(_ text: inout TracerCursor) throws(Fault) {
    let colon = UInt8(ascii: ":")
    guard text.byte != colon else { return }
    repeat {
      let start = arguments.count
      do throws(Fault) {
        try text.copy(to: &arguments, until: [UInt8(ascii: "=")], refusing: Array("><\n".utf8))
      } catch {
        // A name without a value ends the text, and more would not help.
        let isNameAlone = arguments.count > start && arguments.last == colon
        throw error == .incomplete && isNameAlone ? .malformed : error
      }
      text.advance()
      try text.copy(to: &arguments, until: Array(",:=".utf8), refusing: [])
    } while text.tookOther(than: colon)
  }
}

extension TracerCursor {
  /// Copies up to one of `ends`, which is left where it is, and ends the copy with a NUL.
  fileprivate mutating func copy(
    to out: inout [UInt8], until ends: [UInt8], refusing refused: [UInt8]
  ) throws(TracerText.Fault) {
    while !ends.contains(byte) {
      if refused.contains(byte) { throw .malformed }
      if byte == UInt8(ascii: "\\") { advance() }
      guard byte != 0 else { throw .incomplete }
      out.append(byte)
      advance()
    }
    out.append(0)
  }

  /// Steps over the byte at which a copy ended, and tells whether it was another than `last`.
  fileprivate mutating func tookOther(than last: UInt8) -> Bool {
    defer { advance() }
    return byte != last
  }
}
