/// What has come of an answer.
struct APIAnswer {
  private(set) var status: Int?
  private(set) var body: [UInt8] = []
  /// When the server wishes to be asked again, in s; 0 where it does not say.
  private(set) var retryAfter = 0
  private(set) var isComplete = false
  private var failure: String?

  /// More than a page of the largest objects.
  private static let longestBody = 1 << 30

  /// Why it is none, for people.
  var problem: String { failure ?? "no answer" }

  /// True at the end.
  mutating func take(_ progress: HTTPProgress) -> Bool {
    switch progress {
    case .status(let number): status = number
    case .header("retry-after", let text): retryAfter = max(0, Int(text) ?? 0)
    case .header: break
    case .body(let bytes): if body.count + bytes.count <= Self.longestBody { body += bytes }
    case .end(let failure):
      self.failure = failure
      isComplete = failure == nil
      return true
    }
    return false
  }
}

/// `?key=value&…`
enum QueryText {
  static func of(_ items: [(String, String)]) -> String {
    guard !items.isEmpty else { return "" }
    return "?" + items.map { "\($0)=\(escaped($1))" }.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let scalar = Character(Unicode.Scalar(byte))
      let isPlain = scalar.isASCII && (scalar.isLetter || scalar.isNumber || "-._~".contains(scalar))
      let hex = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(scalar) : "%" + (hex.count < 2 ? "0" : "") + hex
    }.joined()
  }
}
