import Inspection
import State
import Testing

@Suite struct FilterMistakeTests {
  @Test(arguments: [
    ("apache2", "no field is called apache2", 0, nil),
    ("tcp port 80", "no field is called tcp", 0, nil),
    ("proc.name~apa", "no field is called proc.name~apa", 0, "did you mean proc.name?"),
    ("proc.name=a AND fd.num=1", "expected 'and' or 'or' here", 12, "write and"),
    ("proc.name=a && fd.num=1", "expected 'and' or 'or' here", 12, "write and"),
    ("!proc.name=a", "expected a field", 0, "write not"),
    ("proc.name=a evt.type=open", "expected 'and' or 'or' here", 12, nil),
  ])
  func theUsualSlipsAreNamed(filter: String, message: String, position: Int, hint: String?) {
    var strings = StringPool()
    let error = #expect(throws: LanguageError.self) { _ = try Filter(filter, interning: &strings) }
    #expect(error?.message == message)
    #expect(error?.position == position)
    #expect(error?.hint == hint)
  }
}
