/// How much a ring keeps: the latest stretch of time, or of bytes.
public enum RingLimit: Equatable, Sendable {
  case nanoseconds(UInt64)
  /// Of events; what was true before them comes on top.
  case bytes(Int)

  /// A ring lets go of its oldest events in steps of this part of what it keeps.
  static let sliceCount = 8

  /// Reads `60s`, `5m`, `1h`, `200MB`, `2GB`; nil for anything else and for nothing.
  public init?(_ text: String) {
    if let nanoseconds = Self.nanoseconds(text) {
      self = .nanoseconds(nanoseconds)
    } else if let bytes = Self.value(text, units: [("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000)]) {
      self = .bytes(Int(clamping: bytes))
    } else {
      return nil
    }
  }

  /// Reads a duration: `500ms`, `60s`, `5m`, `1h`; nil for anything else and for nothing.
  public static func nanoseconds(_ text: String) -> UInt64? {
    value(
      text,
      units: [("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000)])
  }

  /// A whole number above zero with its unit, in the smallest unit.
  private static func value(_ text: String, units: [(name: String, factor: UInt64)]) -> UInt64? {
    for unit in units where text.hasSuffix(unit.name) {
      guard let number = UInt64(text.dropLast(unit.name.count)), number > 0 else { continue }
      let product = number.multipliedReportingOverflow(by: unit.factor)
      return product.overflow ? nil : product.partialValue
    }
    return nil
  }
}
