/// Resolves backslashes in values.
///
/// Everywhere `\\`, `\"` and `\xHH` stand for one byte. Between quotes so do `\n`, `\r`, `\t`, `\b`, `\f`,
/// `\/`, a backslash before a blank, and one before the quote itself. Any other backslash stands for itself,
/// as regular expressions and old filters like it.
struct LanguageEscapes {
  private var bytes: [UInt8] = []
  private var pending: [UInt8] = []
  private var offset: Int
  private let quote: UInt8?

  init(start: Int, quote: UInt8? = nil) {
    offset = start
    self.quote = quote
  }

  /// Right behind a backslash, where a quote does not close.
  var isInside: Bool { !pending.isEmpty }

  mutating func append(_ byte: UInt8) throws(LanguageScanError) {
    offset += 1
    switch pending.count {
    case 0:
      if byte == UInt8(ascii: "\\") { pending = [byte] } else { bytes.append(byte) }
    case 1:
      if byte == UInt8(ascii: "x") {
        pending.append(byte)
      } else {
        if let meant = meaning(of: byte) { bytes.append(meant) } else { bytes += pending + [byte] }
        pending = []
      }
    default:
      guard Self.digit(byte) != nil else { throw unfinished(before: 1) }
      pending.append(byte)
      if pending.count == 4, let high = Self.digit(pending[2]), let low = Self.digit(byte) {
        bytes.append(high << 4 | low)
        pending = []
      }
    }
  }

  func finish() throws(LanguageScanError) -> [UInt8] {
    guard pending.isEmpty else { throw unfinished(before: 0) }
    return bytes
  }

  /// An escape that was cut short, `count` bytes ago.
  private func unfinished(before count: Int) -> LanguageScanError {
    LanguageScanError(
      message: "a backslash needs \\, \" or two hexadecimal digits (\\x0A) behind it",
      offset: max(0, offset - pending.count - count))
  }

  private func meaning(of byte: UInt8) -> UInt8? {
    if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") { return byte }
    guard let quote else { return nil }
    if byte == quote || byte == UInt8(ascii: "/") || byte == UInt8(ascii: " ") { return byte }
    return Self.controls.first { $0.letter == byte }?.byte
  }

  private static let controls: [(letter: UInt8, byte: UInt8)] = [
    (UInt8(ascii: "n"), 0x0A), (UInt8(ascii: "r"), 0x0D), (UInt8(ascii: "t"), 0x09),
    (UInt8(ascii: "b"), 0x08),
    (UInt8(ascii: "f"), 0x0C),
  ]

  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
