internal import Events
internal import State

/// Every value that a field may have, for fields of which that is known.
///
/// sysdig says nothing about `fd.type=ipv5` and prints no line, which looks as if nothing had happened.
struct ClosedValues {
  private let field: String
  private let values: [String]

  /// Nil for a field that may be anything.
  init?(of field: String) {
    guard let make = Self.table[field] else { return nil }
    self.field = field
    values = make()
  }

  /// What to tell who compares the field with `value`; nil where it may have that value.
  func note(on value: [UInt8]) -> String? {
    let text = String(decoding: value, as: UTF8.self)
    guard !values.contains(text) else { return nil }
    let known = Set(values).sorted()
    let guess = NameGuess.nearest(to: text, among: known)
    let advice =
      guess.map { "did you mean \($0)?" }
      ?? (known.count > 30 ? "no event has it" : "it is one of \(known.joined(separator: ", "))")
    return "\(field) is never \"\(Self.shown(text))\": \(advice)"
  }

  private static let table: [String: @Sendable () -> [String]] = [
    "container.type": { (0..<64).compactMap { ContainerKind(rawValue: $0).name?.description } + ["host"] },
    "evt.category": {
      let kinds = EventTable.shared.all.map(\.category) + SyscallTable.shared.all.map(\.category)
      return kinds.compactMap { $0.shownName?.description } + descriptors.map { $0.ioCategory.description }
    },
    "evt.dir": { [">", "<"] },
    "evt.io_dir": { ["read", "write"] },
    "fd.l4proto": { (0...5).compactMap { L4Protocol(rawValue: $0)?.shownName.description } },
    "fd.sockfamily": { ["ip", "unix"] },
    "fd.type": { descriptors.map { $0.typeName.description } },
    "fd.typechar": { descriptors.map { String(UnicodeScalar($0.letter)) } },
    "syscall.type": { EventTable.shared.all.map(\.name) + SyscallTable.shared.all.map(\.name) },
  ]

  private static let descriptors = (0...UInt8.max).map { FDKind(rawValue: $0) }

  /// Control characters are blanked: a note goes to a terminal.
  private static func shown(_ text: String) -> String {
    String(
      text.prefix(60).map { $0.isASCII && $0.asciiValue.map { $0 < 0x20 || $0 == 0x7F } ?? false ? " " : $0 })
  }
}

extension CheckedFilter {
  /// What a user should know about the filter although it can be run, in the order of its checks.
  var notes: [String] {
    switch self {
    case .everything: []
    case .and(let parts), .or(let parts): parts.flatMap(\.notes)
    case .not(let part): part.notes
    case .check(let check): check.notes
    }
  }
}

extension CheckedFilter.Check {
  fileprivate var notes: [String] {
    guard test == .equal || test == .notEqual, case .field(let reference) = left,
      case .constants(let constants, _) = right, let values = ClosedValues(of: reference.text)
    else { return [] }
    return constants.compactMap { constant in
      if case .text(let text) = constant { values.note(on: text) } else { nil }
    }
  }
}
