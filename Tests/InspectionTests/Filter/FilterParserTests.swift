import Testing

@testable import Inspection

struct FilterParserTests {
  private func text(_ filter: String) throws -> String { try FilterParser.parse(filter).text }

  @Test(arguments: [
    ("", ""), ("evt.num=1", "evt.num = 1"), (" evt.num  =  1 ", "evt.num = 1"),
    ("evt.dir=>", "evt.dir = >"), ("a.b!=<", "a.b != <"), ("a.b==c", "a.b == c"), ("a.b<=3", "a.b <= 3"),
    ("a.b exists", "a.b exists"), ("(a.b exists)", "a.b exists"), ("a.b contains'x'", "a.b contains x"),
    ("a.b containscurl", "a.b contains curl"), ("a.b in(c,d)", "a.b in (c, d)"),
    ("a.b in ( c , 'd e' )", "a.b in (c, \"d e\")"), ("a.b in ()", "a.b in ()"),
    ("a.b in (c,)", "a.b in (c, \"\")"), ("a.b=", "a.b = \"\""), ("(a.b=)", "a.b = \"\""),
    ("a.b=c,d", "a.b = \"c,d\""), ("a.b=c=d", "a.b = \"c=d\""),
    ("a.b startswith oneof (x, y)", "a.b startswith oneof (x, y)"), ("a.b = oneof", "a.b = oneof"),
    ("a.b = val(c.d)", "a.b = val(c.d)"), ("val(a.b)=c", "a.b = c"), ("a.b in val(c.d)", "a.b in val(c.d)"),
    ("toupper(basename(a.b)) = X", "toupper(basename(a.b)) = X"),
    ("join(\",\", (a.b, 'x', 3)) = c", "join(\",\", (a.b, \"x\", 3)) = c"),
    ("getopt(a.b, \"ab:\")[b] = c", "getopt(a.b, \"ab:\")[b] = c"),
    ("a.b[0]=1", "a.b[0] = 1"), ("a.b['x y)']=1", "a.b['x y)'] = 1"), ("a.b.c/d-e=1", "a.b.c/d-e = 1"),
  ])
  func checksAreReadWithAnyBlanks(filter: String, expected: String) throws {
    #expect(try text(filter) == expected)
  }

  @Test(arguments: [
    ("a.a=1 or a.b=2 and a.c=3", "a.a = 1 or (a.b = 2 and a.c = 3)"),
    ("not a.a=1 and a.b=2", "(not a.a = 1) and a.b = 2"), ("not(a.a=1 or a.b=2)", "not (a.a = 1 or a.b = 2)"),
    ("(a.a=1)and(a.b=2)", "a.a = 1 and a.b = 2"), ("a.a='1'and a.b=2", "a.a = 1 and a.b = 2"),
    ("not not a.a=1", "a.a = 1"), ("not (not a.a=1)", "not (not a.a = 1)"),
    ("a.a=1 and a.b=2 and (a.c=3 and a.d=4)", "a.a = 1 and a.b = 2 and (a.c = 3 and a.d = 4)"),
  ])
  func notBindsTighterThanAndAndThatTighterThanOr(filter: String, expected: String) throws {
    #expect(try text(filter) == expected)
  }

  @Test(arguments: [
    (#"a.b=\x41\\\"\q"#, #"A\"\q"#), (#"a.b="\x41\\\"\q\n""#, "A\\\"\\q\n"),
    (#"a.b='it"s \' x'"#, #"it"s ' x"#),
    (#"a.b="it's""#, "it's"), (#"a.b='x""#, "x"), (#"a.b="\x00""#, "\0"), (#"a.b="\ \/""#, " /"),
  ])
  func quotesAndBackslashesFollowBothDialects(filter: String, expected: String) throws {
    guard case .check(let check) = try FilterParser.parse(filter), case .value(let word) = check.right else {
      Issue.record("not a check")
      return
    }
    #expect(word.text == expected)
  }

  @Test(arguments: [
    ("a.b", 3), ("a.b =1 x", 7), ("a.b=1 AND a.c=1", 6), ("(a.b=1", 0), ("a.b=1)", 5), ("a.b in c", 7),
    ("a.b in (c d)", 10), ("a.b in (c", 7), ("=1", 0), ("a.b='x", 4), (#"a.b=\x4"#, 4), (#"a.b=x\"#, 5),
    ("and a.b=1", 4), ("a.b=1 and", 9), ("a.b=1 or )", 9), ("a.b = (x)", 6), ("foo(a.b)=1", 0),
    ("a.b ! c", 4),
    ("()", 1),
  ])
  func errorsTellTheirPlace(filter: String, position: Int) {
    let error = #expect(throws: LanguageError.self) { try FilterParser.parse(filter) }
    #expect(error?.position == position)
  }

  @Test func bracketsNestAHundredDeepAndNoDeeper() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a.b=1" + String(repeating: ")", count: depth)
    }
    #expect(try text(nested(100)) == "a.b = 1")
    #expect(throws: LanguageError.self) { try FilterParser.parse(nested(101)) }
    #expect(throws: LanguageError.self) { try FilterParser.parse(String(repeating: "(", count: 1_000_000)) }
    #expect(try text(String(repeating: "not ", count: 100_001) + "a.b=1") == "not a.b = 1")
  }

  @Test func aWrongOperatorGetsAHint() {
    let error = #expect(throws: LanguageError.self) { try FilterParser.parse("a.b contians x") }
    #expect(error?.description.hasSuffix("\n  a.b contians x\n      ^ did you mean contains?") == true)
  }
}
