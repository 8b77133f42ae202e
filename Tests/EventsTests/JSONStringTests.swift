import Events
import TestSupport
import Testing

@Suite struct JSONStringTests {
  private func quoted(_ bytes: [UInt8]) -> String {
    var buffer = ByteBuffer()
    buffer.append(jsonString: bytes.rawSpan)
    return String(decoding: [UInt8](copying: buffer.bytes), as: UTF8.self)
  }

  private func quoted(_ text: String) -> String { quoted(Array(text.utf8)) }

  @Test func `plain text stands between quotes`() {
    #expect(quoted("") == #""""#)
    #expect(quoted("a b~\u{7F}/") == "\"a b~\u{7F}/\"")
  }

  @Test func `quotes, backslashes and control characters are escaped`() {
    #expect(quoted("a\"b\\c") == #""a\"b\\c""#)
    #expect(quoted("\u{8}\t\n\u{C}\r\u{0}\u{1F}") == #""\b\t\n\f\r\u0000\u001f""#)
  }

  @Test func `characters beyond ASCII are escaped, those beyond 16 bits as two surrogates`() {
    #expect(quoted("é€\u{FFFF}") == #""\u00e9\u20ac\uffff""#)
    #expect(quoted("😀\u{10FFFF}") == #""\ud83d\ude00\udbff\udfff""#)
  }

  @Test(
    arguments: [
      ([0xE9], #""\ufffd""#), ([0x80], #""\ufffd""#), ([0xFF, 0x41], #""\ufffdA""#),
      ([0xF8, 0x41], #""\ufffdA""#),
      // The last of a string that announces more.
      ([0x41, 0xC3], #""A\ufffd""#), ([0xE2, 0x82], #""\ufffd\ufffd""#),
      ([0xF0, 0x9F, 0x98], #""\ufffd\u07d8""#),
      // Longer than need be, a surrogate, beyond the last character.
      ([0xC0, 0xAF], #""\ufffd""#), ([0xE0, 0x80, 0xAF], #""\ufffd""#), ([0xED, 0xA0, 0x80], #""\ufffd""#),
      ([0xF4, 0x90, 0x80, 0x80], #""\ud800\udc00""#), ([0xF7, 0xBF, 0xBF, 0xBF], #""\udbbf\udfff""#),
      // What follows a first byte is taken for the rest of the character.
      ([0xC3, 0x41, 0x42], #""\u00c1B""#), ([0xE9, 0x63, 0x6F, 0x6C], #""\u98efl""#),
      ([0xC3, 0x22], #""\u00e2""#),
    ] as [([UInt8], String)])
  func `bytes that are no UTF-8 are read as jsoncpp reads them`(bytes: [UInt8], expected: String) {
    #expect(quoted(bytes) == expected)
  }

  @Test func `whatever the bytes are, the string is plain and whole`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let length = Int.random(in: 0..<40, using: &generator)
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let text = Array("{\"a\":".utf8) + Array(quoted(bytes).utf8) + Array("}".utf8)
      #expect(isObject(text), "\(bytes)")
    }
  }
}
