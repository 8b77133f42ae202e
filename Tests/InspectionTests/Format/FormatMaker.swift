import TestSupport

@testable import Inspection

/// Makes up the text of formats: literals, fields with widths and arguments, and transformers that suit what they get.
struct FormatMaker {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func format() -> String {
    var text = oneIn(4) ? "*" : ""
    for _ in 0..<number(below: 6) {
      let piece = piece()
      // A bracket right behind a field would begin an argument, which not every field likes.
      if piece.first == "[", text.last?.isLetter == true { text += " " }
      text += piece
    }
    return text + pick([".", "%evt.num", "]"])
  }

  private mutating func piece() -> String {
    switch number(below: 4) {
    case 0: literal()
    case 1: "%\(width())\(transformer())"
    default: "%\(width())\(field(Self.shown))"
    }
  }

  private mutating func width() -> String {
    switch number(below: 4) {
    case 0: pick(["0", "00", "7", "007", "65536", "12"])
    default: ""
    }
  }

  private mutating func literal() -> String {
    if oneIn(2) {
      return pick([" ", "", ".", "[0]", "(", ")", "s", ".s", "é", "\0", "\\n", "\"", "proc.aname", "]"])
    }
    return String(
      String.UnicodeScalarView((0..<number(below: 5)).map { _ in Unicode.Scalar(UInt8(number(below: 255))) })
    )
    .replacing("%", with: "")
  }

  // MARK: Fields

  private static let shown = FieldTable.shared.all.filter { !$0.traits.contains(.filterOnly) }
  private static let texts = shown.filter { info in
    if info.kind != .string || info.argument == .required { return false }
    guard let reference = try? FieldReference(info) else { return false }
    if case .each = reference.extraction { return false }
    return true
  }

  /// A field as one may write it, with an argument where it needs one.
  private mutating func field(_ infos: [FieldInfo]) -> String {
    let info = pick(infos)
    guard info.argument == .required || info.argument == .optional && oneIn(2) else { return info.name }
    for _ in 0..<4 {
      let argument = pick(["0", "1", "res", "name", "HOME", "a", "app/x-y"])
      let text =
        oneIn(2) ? "\(info.name).\(argument)" : "\(info.name)[\(oneIn(2) ? argument : "'\(argument)'")]"
      if let match = try? FieldTable.shared.reference(at: 0, in: Array(text.utf8)),
        match.length == text.utf8.count
      {
        return text
      }
    }
    return "proc.name"
  }

  // MARK: Transformers

  private mutating func transformer() -> String {
    switch number(below: 4) {
    case 0: "len(\(blank())\(oneIn(2) ? text(depth: 2) : list(depth: 2)))"
    case 1: "val(\(blank())\(field(Self.texts)))"
    case 2: "toupper(\(list(depth: 2)))"
    default: "tolower(\(text(depth: 2))\(blank()))"
    }
  }

  private mutating func text(depth: Int) -> String {
    guard depth > 0 else { return oneIn(3) ? constant() : field(Self.texts) }
    return switch number(below: 6) {
    case 0: "toupper(\(text(depth: depth - 1)))"
    case 1: "basename(\(blank())\(text(depth: depth - 1)))"
    case 2: "concat(\(text(depth: depth - 1)),\(blank())\(text(depth: depth - 1)))"
    case 3: "join(\(constant()), \(list(depth: depth - 1)))"
    case 4: "getopt(\(text(depth: depth - 1)), 'ab:')[b]"
    default: text(depth: 0)
    }
  }

  private mutating func list(depth: Int) -> String {
    guard depth > 0 else { return oneIn(2) ? "fd.types" : "()" }
    return switch number(below: 4) {
    case 0: "tolower(\(list(depth: depth - 1)))"
    case 1: "getopt(\(list(depth: depth - 1)), \(constant()))"
    default: "(\((0..<number(below: 4)).map { _ in text(depth: depth - 1) }.joined(separator: " , ")))"
    }
  }

  private mutating func constant() -> String {
    pick(["\", \"", "''", "'%'", "'\\''", "\"\\x00\\xFF\"", "3", "'é'", "'a)b'", "-12", "'ab:'"])
  }

  private mutating func blank() -> String { pick(["", "", " ", "\t "]) }

  // MARK: Chance

  private mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
  private mutating func oneIn(_ count: Int) -> Bool { number(below: count) == 0 }
  private mutating func pick<Value>(_ values: [Value]) -> Value { values[number(below: values.count)] }
}
