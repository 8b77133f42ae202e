/// A span of time as people write it.
enum SpanText {
  /// `850ns`, `12.3us`, `1.20s`.
  static func short(_ nanoseconds: UInt64) -> String {
    let units: [(length: UInt64, name: String)] = [(1_000_000_000, "s"), (1_000_000, "ms"), (1000, "us")]
    guard let unit = units.first(where: { nanoseconds >= $0.length }) else { return "\(nanoseconds)ns" }
    let hundredths = nanoseconds / (unit.length / 100)
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)\(unit.name)"
  }
}
