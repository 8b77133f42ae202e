import Events
import Testing

@testable import State

private func withDocument<Result>(_ text: String, _ body: (borrowing JSONDocument?) -> Result) -> Result {
  withDocument(Array(text.utf8), body)
}

private func withDocument<Result>(_ text: [UInt8], _ body: (borrowing JSONDocument?) -> Result) -> Result {
  body(unsafe JSONDocument(text.span.bytes))
}

/// The text of `root[path[0]][path[1]]…`, or nil.
private func text(_ json: String, _ path: [StaticString]) -> String? {
  withDocument(json) { document in
    guard let document else { return nil }
    var value: JSONValue? = .root
    for name in path { value = document.member(name, of: value) }
    return document.text(of: value).map { String(decoding: $0, as: UTF8.self) }
  }
}

@Suite struct JSONDocumentTests {
  @Test func `members are found by name at any depth`() {
    let json = #"{"a": {"b": [1, {"x": 2}], "c": "deep"}, "d": true}"#
    #expect(text(json, ["a", "c"]) == "deep")
    #expect(text(json, ["d"]) == "true")
    #expect(text(json, ["a", "b"]) == nil)
    #expect(text(json, ["x"]) == nil)
  }

  @Test func `of members with the same name the last counts`() {
    #expect(text(#"{"a":1,"a":2}"#, ["a"]) == "2")
  }

  @Test func `what follows the first value is ignored`() {
    #expect(text("{\"a\":\"b\"}\n\0garbage", ["a"]) == "b")
  }

  @Test(arguments: [
    (#"a\nb\t\"\\\/"#, "a\nb\t\"\\/"), (#"\u00e9\u20AC"#, "é€"), (#"\ud83d\ude00"#, "😀"),
    (#"\ud83dx"#, "\u{FFFD}x"),
  ])
  func `escapes stand for their characters`(source: String, expected: String) {
    #expect(text("{\"a\":\"\(source)\"}", ["a"]) == expected)
  }

  @Test func `numbers are whole, in range, or not numbers`() {
    func number(_ json: String) -> Int64? {
      withDocument(json) { document in document?.integer(of: .root) }
    }
    #expect(number("-12") == -12)
    #expect(number("1e3") == 1000)
    #expect(number("1.5") == nil)
    #expect(number("99999999999999999999") == nil)
    #expect(number("true") == 1)
    #expect(number("\"1\"") == nil)
  }

  @Test(arguments: ["", "{", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "tru", "\"open", "[1 2]", "{\"a\":1,}"])
  func `wrong text is no document`(json: String) {
    #expect(withDocument(json) { document in document == nil })
  }

  @Test func `every prefix of a record is a document or none`() {
    let json = Array(#"{"c":{"l":{"k":"v\u00e9"},"m":[{"S":"/a","RW":true},null],"n":-1.5e3}}"#.utf8)
    for length in 0..<json.count {
      #expect(withDocument(Array(json[..<length])) { document in document == nil }, "\(length) bytes")
    }
    #expect(withDocument(json) { document in document != nil })
  }

  @Test func `arrays that nest too deep are refused, not followed`() {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    #expect(withDocument(deep) { document in document == nil })
  }

  @Test func `garbage never traps`() {
    var seed: UInt64 = 42
    let letters = Array(#"{}[]",:\u0eE+-.truefalsn19 "#.utf8) + [0, 255]
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<24 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(letters[Int(seed >> 33) % letters.count])
      }
      withDocument(bytes) { document in
        guard let document else { return }
        document.forEachMember(of: .root) { document, key, value in
          _ = document.text(of: key)
          _ = document.integer(of: value)
          _ = document.text(of: value)
        }
        document.forEachElement(of: .root) { document, value in _ = document.integer(of: value) }
      }
    }
  }
}
