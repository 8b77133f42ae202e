import Testing

@testable import Events

/// Finding bytes in bytes.
@Suite struct SearchingTests {
  @Test(
    arguments: [
      ("abcabd", "abd", 0, 3), ("aab", "ab", 0, 1), ("abcabc", "abc", 1, 3), ("abc", "abcd", 0, nil),
      ("abc", "c", 0, 2), ("abc", "c", 3, nil), ("abc", "", 2, 2), ("", "", 0, 0), ("", "a", 0, nil),
      ("0123456789abcdef", "89abcdef", 0, 8), ("0123456789abcdef", "89abcdeg", 0, nil),
    ] as [(String, String, Int, Int?)])
  func bytesAreFoundWhereTheyStandFirst(text: String, wanted: String, start: Int, place: Int?) {
    let (text, wanted) = (Array(text.utf8), Array(wanted.utf8))
    #expect(text.rawSpan.firstIndex(of: wanted.rawSpan, from: start) == place)
  }
}
