internal import Events

/// Every value that a field may have, where that is known: said in the field's row.
///
/// sysdig says nothing about `fd.type=ipv5` and prints no line, which looks as if nothing had happened.
struct ClosedValues: Sendable {
  /// What an event that has another value would be, as in `no event is called opne`: the error for who asks for one. Nil
  /// where sysdig answers as well, and a note is enough.
  private let denial: String?
  /// Asked for when a filter compares the field, not before.
  private let make: @Sendable () -> Set<String>

  init(denial: String? = nil, _ make: @escaping @Sendable () -> Set<String>) {
    self.denial = denial
    self.make = make
  }

  /// Why no field can be compared with `value`; nil where it may have that value, or a note is enough.
  func error(on value: [UInt8]) -> FieldError? {
    guard let denial else { return nil }
    let text = String(decoding: value, as: UTF8.self)
    let values = make()
    if values.contains(text) { return nil }
    let guess = NameGuess.nearest(to: text, among: values.sorted())
    return FieldError("\(denial) \(text)", hint: guess.map { "did you mean \($0)?" })
  }

  /// What to tell who compares `field` with `value`; nil where it may have that value.
  func note(on value: [UInt8], of field: String) -> String? {
    let text = String(decoding: value, as: UTF8.self)
    let values = make()
    guard !values.contains(text) else { return nil }
    let known = values.sorted()
    let guess = NameGuess.nearest(to: text, among: known)
    let advice =
      guess.map { "did you mean \($0)?" }
      ?? (known.count > Self.mostListed ? "no event has it" : "it is one of \(known.joined(separator: ", "))")
    return "\(field) is never \"\(Self.shown(text))\": \(advice)"
  }

  /// How many values a note lists, which are then two or three lines of a terminal.
  private static let mostListed = 30

  /// How many characters of a value a note repeats.
  private static let mostShown = 60

  /// Control characters are blanked: a note goes to a terminal.
  private static func shown(_ text: String) -> String {
    String(
      text.prefix(mostShown).map {
        $0.isASCII && $0.asciiValue.map { $0 < 0x20 || $0 == 0x7F } ?? false ? " " : $0
      })
  }
}

extension ClosedValues {
  /// The names of events, and of the system calls behind generic events.
  static let eventNames = Set(EventTable.shared.all.map(\.name)).union(SyscallTable.shared.all.map(\.name))
}
