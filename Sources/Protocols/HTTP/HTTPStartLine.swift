internal import Events

/// What a message of HTTP/1 begins with.
enum HTTPStartLine {
  private static let methods: [StaticString] = [
    "GET ", "POST ", "PUT ", "HEAD ", "DELETE ", "OPTIONS ", "PATCH ", "CONNECT ", "TRACE ", "PROPFIND ",
    "PROPPATCH ", "MKCOL ", "COPY ", "MOVE ", "LOCK ", "UNLOCK ", "REPORT ", "SEARCH ", "PURGE ",
    "SUBSCRIBE ",
    "NOTIFY ", "M-SEARCH ",
  ]

  /// `GET `, and behind it no blank.
  static func isRequest(_ bytes: RawSpan) -> Bool {
    methods.contains {
      let end = $0.utf8CodeUnitCount
      return bytes.has($0, at: 0) && (bytes.byteCount == end || bytes.load(end, as: UInt8.self) > 0x20)
    }
  }

  /// `HTTP/1.1 200`.
  static func isResponse(_ bytes: RawSpan) -> Bool {
    guard bytes.has("HTTP/", at: 0), let blank = bytes.firstIndex(of: " "), blank <= 8 else { return false }
    return bytes.byteCount == blank + 1 || bytes.load(blank + 1, as: UInt8.self) &- 0x31 < 5
  }

  /// Whether these bytes, which are few, may go on as a start line.
  static func mayBecomeOne(_ bytes: RawSpan) -> Bool {
    func fits(_ text: StaticString) -> Bool {
      guard bytes.byteCount < text.utf8CodeUnitCount else { return false }
      for index in 0..<bytes.byteCount {
        // Safe: the index is below the literal's length.
        guard unsafe bytes.load(index, as: UInt8.self) == text.utf8Start[index] else { return false }
      }
      return true
    }
    return fits("HTTP/1.1 ") || fits("HTTP/1.0 ") || methods.contains(where: fits)
  }

  static func recognize(_ bytes: RawSpan) -> Recognition {
    if isRequest(bytes) { return .certain(from: .client) }
    if isResponse(bytes) { return .certain(from: .server) }
    return mayBecomeOne(bytes) ? .unfinished : .no
  }
}
