import Events
import State
import Testing

@testable import Inspection

/// Filters on fields whose values are written down here, so that only the language is on trial.
struct FilterTests {
  private static func fields(curl: StringID) -> FieldTable {
    FieldTable(classes: [
      [
        FieldInfo("t.name", .string) { _, _, _ in .name(curl) },
        FieldInfo("t.text", .string) { _, _, scratch in
          scratch.text.append("Hello/World")
          return .text
        },
        FieldInfo("t.empty", .string) { _, _, _ in .text },
        FieldInfo("t.none", .string) { _, _, _ in nil },
        FieldInfo("t.noneNumber", .int64) { _, _, _ in nil },
        FieldInfo("t.data", .bytes) { _, _, scratch in
          scratch.text.append([0x00, 0x01, 0x41, 0xFF])
          return .bytes
        },
        FieldInfo("t.five", .uint64) { _, _, _ in .uint(5) },
        FieldInfo("t.minus", .int64) { _, _, _ in .int(-5) },
        FieldInfo("t.huge", .uint64) { _, _, _ in .uint(.max) },
        FieldInfo("t.half", .double) { _, _, _ in .double(0.5) },
        FieldInfo("t.true", .bool) { _, _, _ in .bool(true) },
        FieldInfo("t.port", .port) { _, _, _ in .uint(80) },
        FieldInfo("t.ip", .ipAddress) { _, _, _ in .address(IPAddress(v4: 0x0A00_0001)) },
        FieldInfo("t.ip6", .ipAddress) { _, _, _ in .address(IPAddress(v6High: 0xFD00 << 48, low: 1)) },
        FieldInfo("t.net", .ipNetwork) { _, _, _ in .address(IPAddress(v4: 0x0A00_0001)) },
        FieldInfo("t.net6", .ipNetwork) { _, _, _ in .address(IPAddress(v6High: 0xFD00 << 48, low: 1)) },
      ],
      [
        FieldInfo(each: "t.ancestors", .int64) { _, _, _, index in index < 3 ? .int(Int64(index)) : nil },
        FieldInfo(each: "t.ports", .port) { _, _, _, index in index < 2 ? .uint(index == 0 ? 80 : 443) : nil
        },
        FieldInfo(each: "t.nobody", .port) { _, _, _, _ in nil },
        FieldInfo(each: "t.list", .string, .list) { _, _, scratch, index in
          scratch.text.append(index == 0 ? "Ab" : "cd")
          return index < 2 ? .text : nil
        },
        FieldInfo(each: "t.noList", .string, .list) { _, _, _, _ in nil },
      ],
    ])
  }

  private func matches(_ text: String) throws -> Bool {
    var machine = Machine()
    let fields = Self.fields(curl: machine.strings.intern("curl"))
    var filter = try Filter(text, fields: fields, interning: &machine.strings)
    let bytes = [UInt8](repeating: 0, count: 26)
    guard
      let event = unsafe EventView(
        bytes: bytes.span.bytes, number: 1, cpu: 0, dumpFlags: [], shape: .counted, knownParamCount: 0)
    else { throw FieldError("no event") }
    return filter.matches(event, machine)
  }

  @Test(arguments: [
    "", "t.name=curl", "t.name!=cat", "t.name in (cat, curl)", "t.name intersects (curl)",
    "t.name contains ur",
    "t.name contains ''", "t.name startswith cu", "t.name endswith rl", "t.name<d", "t.name>=curl",
    "t.name glob c*l",
    "t.name glob '*'", "t.name iglob C?RL", "t.name regex 'c.r+l'", "t.name icontains URL", "t.name exists",
    "t.text=Hello/World", "t.text in (a, Hello/World)", "t.text contains lo/W", "t.text pmatch (/Hello, x)",
    "t.text pmatch (Hello/World/)", "t.text pmatch (/)", "t.text glob Hello*", "t.empty=''", "t.empty in ()",
    "t.empty contains ''", "t.text > Help or t.text < Help", "t.text startswith oneof (x, Hell)",
    "t.text contains allof (H, W)", "t.text icontains WORLD",
  ])
  func textComparesByItsBytes(filter: String) throws {
    #expect(try matches(filter))
    if !filter.isEmpty { #expect(try !matches("not (\(filter))")) }
  }

  @Test(arguments: [
    "t.name=cur", "t.name!=curl", "t.name in (cat)", "t.name contains URL", "t.name regex url",
    "t.text pmatch (/Hell)",
    "t.text pmatch (/Hello/World/x)", "t.name contains allof (c, x)", "t.name glob C*", "t.name in ()",
    "t.name startswith curlx", "t.name endswith xcurl",
  ])
  func textThatDiffersDoesNotPass(filter: String) throws {
    #expect(try !matches(filter))
  }

  @Test(arguments: [
    "t.none=x", "t.none!=x", "t.none exists", "t.none contains ''", "t.noneNumber!=1", "t.noneNumber<1",
    "t.nobody!=1", "t.nobody exists", "t.name=val(t.none)", "len(t.none)>=0", "t.none != val(t.none)",
  ])
  func aMissingValueFailsEveryCheckAndOnlyNotTurnsThat(filter: String) throws {
    #expect(try !matches(filter))
    #expect(try matches("not \(filter)"))
  }

  @Test(arguments: [
    "t.five=5", "t.five=0x5", "t.five=+5", "t.five>4", "t.five<=5", "t.five in (4,5)", "t.five!=6",
    "t.minus<0",
    "t.minus=-5", "t.huge=-1", "t.huge>9223372036854775807", "t.huge=0xffffffffffffffff", "t.half=0.5",
    "t.half<1",
    "t.half>-1e3", "t.true=true", "t.true>false", "t.true!=false", "t.port=http", "t.port=80",
    "t.port in (http, 443)",
    "t.minus < val(t.five)", "t.five = len('12345') or t.five = len(t.name) or len(t.name)=4",
  ])
  func numbersCompareWhateverTheirSign(filter: String) throws {
    #expect(try matches(filter))
  }

  @Test(arguments: [
    "t.ip=10.0.0.1", "t.ip!=10.0.0.2", "t.ip in (1.2.3.4, 10.0.0.1)", "t.ip!=::1", "t.ip6=fd00::1",
    "t.ip>9.0.0.1",
    "t.net=10.0.0.0/8", "t.net=10.0.0.1/32", "t.net=0.0.0.0/0", "t.net!=11.0.0.0/8", "t.net!=fd00::/8",
    "t.net in (1.0.0.0/8, 10.0.0.0/24)", "t.net6=fd00::/8", "t.net6=fd00::",
    "t.net6=fd00::/128 or t.net6=fd00::1/128",
    "t.ip=val(t.ip)",
  ])
  func addressesAndNetworksCompare(filter: String) throws {
    #expect(try matches(filter))
  }

  @Test(arguments: [
    "t.data startswith \"\\x00\\x01\"", "t.data contains A", "t.data bcontains 0141",
    "t.data bstartswith 0001",
    "t.data=\"\\x00\\x01A\\xff\"", "t.data!=A", "t.data endswith \"\\xFF\"",
  ])
  func dataComparesWithAnyByte(filter: String) throws {
    #expect(try matches(filter))
  }

  @Test func anyAncestorSufficesButNeitherEndMayBeEqual() throws {
    #expect(try matches("t.ancestors=2 and t.ancestors!=2 and not t.ancestors=3 and t.ancestors exists"))
    #expect(try matches("t.ports=443 and t.ports=80 and t.ports!=81 and t.ports>400"))
    #expect(try !matches("t.ports!=443"))
    #expect(try !matches("t.ports!=80"))
  }

  @Test(arguments: [
    "toupper(t.name)=CURL", "tolower(t.text)=hello/world", "basename(t.text)=World", "len(t.data)=4",
    "b64(concat('SGVs', 'bG8='))=Hello", "concat(t.name, '-', t.text)='curl-Hello/World'",
    "join(',', (t.name, t.five, t.true, t.ip, 'x', 3))='curl,5,true,10.0.0.1,x,3'", "join(',', ())=''",
    "join(concat('-', '>'), ('a', join('+', ('b', t.name))))='a->b+curl'",
    "toupper(basename(t.text)) in (A, WORLD)",
    "getopt('-a -b x -c', 'ab:')[b]=x", "join(',', getopt('-a -bx -z', 'ab:'))='a,b,x,?'",
    "t.text endswith basename(t.text)",
    "t.text icontains toupper(t.text)", "t.text glob concat('Hel', '*')", "len((t.name, t.text))=2",
    "val(t.name)=curl", "t.name in val(t.name)",
  ])
  func transformersChangeValuesOnEitherSide(filter: String) throws {
    #expect(try matches(filter))
  }

  @Test(arguments: [
    "t.list exists", "t.list in (Ab, cd, x)", "t.list intersects (x, cd)", "len(t.list)=2",
    "tolower(t.list) in (ab, cd)", "toupper(t.list) intersects (AB)", "join('-', tolower(t.list))=ab-cd",
    "join('', ('<', t.list, '>'))='<Abcd>'", "t.name in tolower(('CURL', 'x'))",
    "tolower(('CURL')) in (curl)",
    "tolower(t.list) in tolower(t.list)",
    "getopt(t.name, 'a') in () and len(getopt(t.name, 'a'))=0", "getopt(('-b', t.name), 'b:')[b]=val(t.name)",
  ])
  func aListIsInWhenAllItsItemsAreAndIntersectsWhenOneIs(filter: String) throws {
    #expect(try matches(filter))
  }

  @Test(arguments: [
    "t.list in (Ab)", "t.list intersects (ab)", "t.list in ()", "t.noList exists", "t.noList in ()",
    "len(t.noList)=0", "join(',', (t.name, t.none))=curl", "join(',', (t.none)) exists",
    "concat(t.name, t.none) exists", "getopt(t.none, 'a')[a] exists", "getopt(t.name, 'a')[a] exists",
    "b64(concat(t.name, '!')) exists",
  ])
  func aListThatLacksAnItemIsMissing(filter: String) throws {
    #expect(try !matches(filter))
  }

  @Test(arguments: [
    ("t.name contains oneof (c, x)", true), ("t.name contains oneof (c, u)", false),
    ("t.name = oneof (curl, curl)", false), ("t.name != oneof (curl, x)", true),
    ("t.name contains anyof (c, u)", true), ("t.name contains anyof (x, y)", false),
    ("t.name != anyof (curl, x)", true), ("t.name contains allof (c, u)", true),
    ("t.name contains allof (c, x)", false), ("t.name != allof (a, b)", true), ("t.name = oneof ()", false),
    ("t.name = anyof ()", false), ("t.name = allof ()", false), ("t.name regex oneof (c.*, x)", true),
    ("t.name regex allof (c.*, '[a-z]+')", true), ("t.five > oneof (4, 5)", true),
    ("t.five > oneof (3, 4)", false), ("t.five != allof (1, 2)", true),
    // `!=` on a field of both ends means that neither is equal, whatever stands on the right.
    ("t.ports = oneof (80, 81)", true), ("t.ports != oneof (80)", false), ("t.ports != oneof (81)", true),
    ("t.ports != val(t.port)", false), ("t.ports != allof (81, 82)", true),
    ("t.ports != allof (80, 81)", false),
    ("t.nobody != oneof (80)", false), ("t.nobody != val(t.port)", false), ("t.ports = val(t.port)", true),
    ("t.ip = oneof (10.0.0.1, ::1)", true),
    ("t.net = allof (10.0.0.0/8, 10.0.0.0/16)", true), ("t.five = allof ()", false),
  ])
  func modifiersCountTheValuesForWhichTheOperatorHolds(filter: String, expected: Bool) throws {
    #expect(try matches(filter) == expected)
  }

  @Test(arguments: [
    ("t.nmae=1", 0, "did you mean t.name?"), ("t.name=1 and t.fvie=2", 13, "did you mean t.five?"),
    ("t.name[1]=x", 0, nil), ("t.five contains 1", 7, nil), ("t.true=1", 7, nil), ("t.five=3abc", 7, nil),
    ("t.ip=1.2.3.4/8", 5, "fd.net, fd.cnet and fd.snet take networks"), ("t.net=1.2.3.4", 6, nil),
    ("t.net=1.2.3.4/33", 6, nil),
    ("t.port=99999", 7, nil),
    ("t.port=nosuchservice", 7, nil), ("t.ip=x", 5, nil), ("t.data glob x", 7, nil),
    ("t.five in (1,x)", 13, nil),
    ("t.name regex '('", 13, nil), ("t.five pmatch (1)", 7, nil), ("t.data bcontains 123", 17, nil),
    ("toupper(t.five)=5", 8, nil), ("toupper(t.data)=x", 8, nil), ("basename(t.data)=x", 9, nil),
    ("concat(t.name, t.five)=x", 15, nil), ("concat(t.name, t.list)=x", 15, nil),
    ("concat(t.name)=x", 0, nil),
    ("join(t.list, (a))=x", 14, nil), ("join(',', t.name)=x", 10, nil), ("join(',', (t.ports))=x", 11, nil),
    ("len(t.ancestors)=1", 4, nil), ("getopt(t.name, 'a')[ab]=x", 19, nil), ("len(t.name)[1]=1", 11, nil),
    ("t.list=Ab", 6, "in asks for all of its values, intersects for any"),
    ("t.list pmatch (a)", 7, "in asks for all of its values, intersects for any"),
    ("t.list contains oneof (a)", 7, "in asks for all of its values, intersects for any"),
    ("t.name=val(t.list)", 11, nil), ("t.name=val(t.five)", 11, nil), ("toupper(t.name, t.name)=X", 0, nil),
    ("t.five=", 7, nil), ("t.five=1.5", 7, nil), ("t.name = val(t.ports)", 13, nil),
    ("t.net < 1.0.0.0/8", 6, nil),
  ])
  func whatMakesNoSenseIsRefused(filter: String, position: Int, hint: String?) {
    let error = #expect(throws: LanguageError.self) { try matches(filter) }
    #expect(error?.position == position)
    #expect(error?.hint == hint)
  }
}

extension FieldInfo {
  init(_ name: String, _ kind: FieldKind, _ extractor: @escaping Extractor) {
    self.init(
      name: name, kind: kind, argument: .none, traits: [], summary: "A test.", extraction: .one(extractor))
  }

  init(each name: String, _ kind: FieldKind, _ traits: Traits = [], _ extractor: @escaping EachExtractor) {
    self.init(
      name: name, kind: kind, argument: .none, traits: traits, summary: "A test.",
      extraction: .each(extractor))
  }
}
