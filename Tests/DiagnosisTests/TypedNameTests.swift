internal import Testing

@testable internal import Diagnosis

/// What a name has in common with the same name under another suffix.
struct TypedNameTests {
  @Test(arguments: [
    ("web.shop.svc.", "web.svc.", ["shop.svc", "svc"], true), ("web.svc.", "web.", ["SVC"], true),
    ("web.a.", "web.b.", ["a", "b"], true), ("web.a.", "web.b.", ["a"], false),
    ("webs.a.", "web.a.", ["a"], false), ("web.", "web.a.", [], true), ("web.", "webs.", [], false),
    ("web.a.", "web.b.", [], false), (".", "web.", [], false), (".", ".", ["a"], true),
  ])
  func namesShareAStem(one: String, other: String, search: [String], isShared: Bool) {
    #expect(TypedName.shareStem(one, other, search) == isShared)
    #expect(TypedName.shareStem(other, one, search) == isShared)
  }
}
