/// Spans of time as people read them: three digits and a unit.
package enum TimeText {
  /// `8.55 s`, `12.3 ms`, `85 µs`.
  package static func short(_ nanoseconds: UInt64) -> String {
    switch nanoseconds {
    case 1_000_000_000...: "\(digits(nanoseconds, 1_000_000_000)) s"
    case 1_000_000...: "\(digits(nanoseconds, 1_000_000)) ms"
    default: "\(nanoseconds / 1000) µs"
    }
  }

  /// Three digits, the last of them rounded.
  private static func digits(_ value: UInt64, _ unit: UInt64) -> String {
    let whole = value / unit
    let places: UInt64 = whole >= 100 ? 1 : whole >= 10 ? 10 : 100
    // No sum or product of the whole value: it may be any number.
    let rounded = whole * places + (value % unit * places + unit / 2) / unit
    guard places > 1 else { return "\(rounded)" }
    let fraction = "\(rounded % places)"
    let width = places == 100 ? 2 : 1
    return "\(rounded / places)." + String(repeating: "0", count: width - fraction.count) + fraction
  }
}
