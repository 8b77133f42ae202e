import Events
import Testing

@testable import State

/// What sysdig 0.29.3 makes of each of these texts, but for those of which the names say otherwise.
@Suite struct TracerTextTests {
  private static let author = TracerText.Author(thread: 8, process: 7, parent: 1)

  /// `> 8 a|b x=1` for a whole tracer, else why it is none.
  private func reading(_ text: String) -> String {
    do throws(TracerText.Fault) {
      let tracer = try TracerText(Array(text.utf8).rawSpan, by: Self.author)
      let words = [tracer.tags, tracer.arguments].map {
        String(decoding: $0, as: UTF8.self).replacing("\0", with: "|")
      }
      return "\(tracer.isEnter ? ">" : "<") \(tracer.id) \(words[0]) \(words[1])"
    } catch { return "\(error)" }
  }

  @Test(arguments: [
    (">:12:a.b:x=1,y=2:", "> 12 a|b| x|1|y|2|"), ("<:12:a::", "< 12 a| "), (">:12:::", "> 12  "),
    (">:12::x=1:", "> 12  x|1|"), (">:1:a..b::", "> 1 a||b| "), (">:1:a\\.b\\:c::", "> 1 a.b:c| "),
    (">:1:k:n\\=v=v\\,w\\:\\=:", "> 1 k| n=v|v,w:=|"), (">:1:k:n=:", "> 1 k| n||"),
    (">:1:a::whatever follows", "> 1 a| "), (">:1:a::\0:", "> 1 a| "), (">:1:a:b=<:", "> 1 a| b|<|"),
  ])
  func theSimpleFormIsRead(text: String, expected: String) { #expect(reading(text) == expected) }

  @Test(arguments: [
    ("t", 8), ("p", 7), ("pp", 1), ("g", 0), ("", 0), ("42", 42), ("-5", -5),
    ("99999999999999999999999", 200_376_420_520_689_663),
  ])
  func idsHaveShortForms(id: String, expected: Int64) {
    #expect(reading(">:\(id):a::") == "> \(expected) a| ")
  }

  /// sysdig took the 0 for the end of the text, and waited for the rest.
  @Test func idsAndTagsMayBeginWithZero() {
    #expect(reading(">:0:a::") == "> 0 a| ")
    #expect(reading(">:1:0a::") == "> 1 0a| ")
  }

  @Test func everyBeginningOfATracerIsIncomplete() {
    let simple = ">:12:a.b\\.c:x=1,y\\=z=2:"
    for length in 1..<simple.count { #expect(reading(String(simple.prefix(length))) == "incomplete") }
    let json = #"[">", 12, ["a", "b"], [{"x":"1"}, {"y":"2"}]]"#
    for length in 1..<json.count { #expect(reading(String(json.prefix(length))) == "incomplete") }
  }

  @Test(arguments: [
    "", "hello", ">x", ">:x:a::", ">:--5:a::", ">:1:a>b::", ">:1:a\nb::", ">:1:k:n:", ">:1:k:n=a=b:",
    "\0>:1:a::",
    "[1]", #"["x" 1]"#, #"[">", "", ["x"], []]"#, #"[">", 1x, ["x"], []]"#, #"[">", 1, ["x"], [{"a":1}]]"#,
    #"[">", 1, ["x"], [], []]"#, #"[">", 1, ["x", 1], []]"#,
  ])
  func otherTextIsMalformed(text: String) { #expect(reading(text) == "malformed") }

  @Test(arguments: [
    (#"[">", 12, ["a", "b"], [{"x":"1"}, {"y":"2"}]]"#, "> 12 a|b| x|1|y|2|"),
    (#"["<", "t", ["a"], []]"#, "< 8 a| "), (#"["<", "pp", [], []]"#, "< 1  "),
    (#"   [">",1,["a"],[]]"#, "> 1 a| "),
    (#"[">" , 1 , ["a" , "b"] , [ {"x" : "1"} ] ]"#, "> 1 a|b| x|1|"),
    (#"[">", 1, ["a\"b"], []]"#, #"> 1 a\"b|  "#),
  ])
  func theJSONFormIsRead(text: String, expected: String) {
    #expect(reading(text) == expected.replacing("|  ", with: "| "))
  }
}
