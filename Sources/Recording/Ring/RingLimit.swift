/// How much a ring keeps: what happened in the latest time, and never more than so many bytes.
public struct RingLimit: Equatable, Sendable {
  /// In ns; nil for as long as there is room for.
  public let span: UInt64?
  /// Of events; what was true before them comes on top.
  public let byteCount: Int

  /// A ring lets go of its oldest events in steps of this part of what it keeps.
  static let sliceCount = 8

  /// What a ring may take of memory where only a time was asked for: a busy machine makes 100 MB of events a second.
  public static let standardByteCount = 512_000_000

  /// A length of time, within the standard bound.
  public static func nanoseconds(_ span: UInt64) -> RingLimit {
    RingLimit(span: span, byteCount: standardByteCount)
  }

  /// As much as there is room for.
  public static func bytes(_ count: Int) -> RingLimit { RingLimit(span: nil, byteCount: count) }

  public init(span: UInt64?, byteCount: Int) {
    self.span = span
    self.byteCount = byteCount
  }

  /// Reads `60s`, `5m`, `1h`, `200MB`, `2GB`, or one of each: `60s,2GB`; nil for anything else and for nothing.
  public init?(_ text: String) {
    var (span, count): (UInt64?, UInt64?) = (nil, nil)
    for part in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      if span == nil, let nanoseconds = Self.nanoseconds(part) {
        span = nanoseconds
      } else if count == nil,
        let bytes = Self.value(part, units: [("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000)])
      {
        count = bytes
      } else {
        return nil
      }
    }
    self.init(span: span, byteCount: count.map { Int(clamping: $0) } ?? Self.standardByteCount)
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
