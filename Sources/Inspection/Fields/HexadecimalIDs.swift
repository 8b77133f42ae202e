/// How many hexadecimal digits the ids have that are a field's values: said in the field's row.
///
/// Engines give containers ids of 64 digits, of which people and captures use the first twelve; copied from a command's
/// output they come in either length. sysdig says nothing about one that is too long or too short, and prints no line.
struct HexadecimalIDs: Sendable {
  let digitCount: Int

  static let short = HexadecimalIDs(digitCount: 12)
  static let whole = HexadecimalIDs(digitCount: 64)

  /// Fewer, or of letters or decimal digits alone, may as well be a name: some engines' containers have one as their id.
  private static let fewestDigits = 4

  /// What to compare with where `value` was written: of a whole id the digits that the field has.
  func shortened(_ value: [UInt8]) -> [UInt8] {
    Self.isHexadecimal(value) && value.count == Self.whole.digitCount
      ? Array(value.prefix(digitCount)) : value
  }

  /// What to tell who compares `field` with `value`; nil where it may have that value.
  func note(on value: [UInt8], of field: String) -> String? {
    guard value.count >= Self.fewestDigits, value.count != digitCount, Self.isHexadecimal(value),
      value.contains(where: Self.isDecimal), !value.allSatisfy(Self.isDecimal)
    else { return nil }
    let text = String(decoding: value.prefix(Self.mostShown), as: UTF8.self)
    let shown = value.count > Self.mostShown ? "\(text)..." : text
    let advice =
      value.count < digitCount
      ? "for the beginning of one write \(field) startswith \(shown)"
      : "ids have \(Self.short.digitCount) digits, or \(Self.whole.digitCount)"
    return "\(field) is never \"\(shown)\", which has \(value.count) digits and not \(digitCount): \(advice)"
  }

  private static let mostShown = 70

  private static func isDecimal(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: "9") }

  private static func isHexadecimal(_ value: [UInt8]) -> Bool {
    value.allSatisfy { LanguageEscapes.digit($0) != nil }
  }
}
