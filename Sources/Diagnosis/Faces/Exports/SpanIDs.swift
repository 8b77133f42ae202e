/// Ids of traces and spans that are the same whenever the same capture is exported: a digest of what they are for.
///
/// Source: FNV-1a, 64 bits.
struct SpanIDs {
  private let capture: String

  /// - Parameter capture: what tells the capture from others.
  init(capture: String) { self.capture = capture }

  /// 32 digits.
  func trace(of transaction: Int) -> String {
    Self.digest("trace \(capture) \(transaction)") + Self.digest("\(transaction) \(capture) trace")
  }

  /// 16 digits.
  func span(_ place: Int, of transaction: Int) -> String {
    Self.digest("span \(capture) \(transaction) \(place)")
  }

  private static func digest(_ text: String) -> String {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    // An id of zeros means none.
    let digits = String(max(1, value), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// The field of HTTP by which programs hand on which trace a request belongs to.
///
///     00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
///
/// Source: W3C Trace Context.
struct TraceParent {
  /// 32 digits.
  let trace: String
  /// 16 digits: the span of the one who asks.
  let span: String

  init?(_ text: String) {
    let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 4, parts[0].count == 2, parts[0] != "ff", Self.isID(parts[1], 32),
      Self.isID(parts[2], 16)
    else { return nil }
    trace = parts[1]
    span = parts[2]
  }

  private static func isID(_ text: String, _ length: Int) -> Bool {
    text.utf8.count == length && text.allSatisfy(\.isHexDigit) && text.contains { $0 != "0" }
  }
}
