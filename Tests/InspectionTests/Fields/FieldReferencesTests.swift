import Testing

@testable import Inspection

struct FieldReferencesTests {
  static let table = FieldTable(classes: [
    [
      FieldInfo("evt.time"), FieldInfo("evt.time.s"), FieldInfo("evt.num"), FieldInfo("fd.name"),
      FieldInfo("fd.name_changed"),
      FieldInfo("proc.aname", argument: .optional) { argument throws(FieldError) in
        if let argument, argument.index == nil { throw FieldError("not a number: \(argument.text)") }
      },
      FieldInfo("evt.arg", argument: .required) { argument throws(FieldError) in
        guard let argument else { return }
        if argument.index == nil, !["res", "flags"].contains(argument.text) {
          throw FieldError("unknown argument \(argument.text)")
        }
      },
      FieldInfo("k8s.pod.label", argument: .required) { _ throws(FieldError) in },
    ]
  ])

  private func found(_ text: String, at start: Int = 0) throws -> [String] {
    guard let match = try Self.table.reference(at: start, in: Array(text.utf8)) else { return [] }
    return [match.reference.text, String(match.length)]
  }

  @Test(arguments: [
    ("evt.time.s", ["evt.time.s", "10"]), ("evt.time.sx", ["evt.time.s", "10"]),
    ("evt.time.iso", ["evt.time", "8"]), ("evt.num.%evt.num", ["evt.num", "7"]),
    ("fd.name_changed", ["fd.name_changed", "15"]), ("fd.name_", ["fd.name", "7"]), ("evt.nu", []), ("", []),
  ])
  func theLongestNameWins(text: String, expected: [String]) throws {
    #expect(try found(text) == expected)
  }

  @Test(arguments: [
    ("proc.aname[2] x", ["proc.aname[2]", "13"]), ("proc.aname", ["proc.aname", "10"]),
    ("proc.aname.x", ["proc.aname", "10"]), ("evt.arg.res.x", ["evt.arg[res]", "11"]),
    ("evt.arg[\"flags\"]", ["evt.arg[flags]", "16"]), ("evt.arg.resx", ["evt.arg[res]", "11"]),
    ("k8s.pod.label.app.io/x-y)", ["k8s.pod.label[app.io/x-y]", "24"]),
    ("k8s.pod.label['a]b']", ["k8s.pod.label[\"a]b\"]", "20"]), ("fd.name[0]", ["fd.name", "7"]),
  ])
  func argumentsStandInBracketsOrBehindADot(text: String, expected: [String]) throws {
    #expect(try found(text) == expected)
  }

  @Test(arguments: [
    "evt.arg", "evt.arg.", "evt.arg.foo", "evt.arg[0", "evt.arg=", "proc.aname[x]", "evt.arg['x]",
  ])
  func anArgumentThatIsMissingOrWrongIsAnError(text: String) {
    #expect(throws: FieldError.self) { try found(text) }
  }

  @Test func theNearestNameIsOffered() {
    #expect(Self.table.nearest(to: "fd.nmae") == "fd.name")
    #expect(Self.table.nearest(to: "evt.tmie.s") == "evt.time.s")
    #expect(Self.table.nearest(to: "zebra") == nil)
    #expect(FieldTable.shared.nearest(to: "k8s.server.pod") == "k8s.server.pod.name")
    #expect(FieldTable.shared.nearest(to: "container") == "container.name")
  }
}

extension FieldInfo {
  /// A field of text without a value; `check` says which arguments it takes.
  init(
    _ name: String, argument: ArgumentRule = .none,
    check: (@Sendable (FieldArgument?) throws(FieldError) -> Void)? = nil
  ) {
    let none = Extraction.one { _, _, _ in nil }
    let extraction: Extraction =
      if let check {
        .argument { argument throws(FieldError) in
          try check(argument)
          return none
        }
      } else {
        none
      }
    self.init(
      name: name, kind: .string, argument: argument, traits: [], summary: "A test.", extraction: extraction)
  }
}
