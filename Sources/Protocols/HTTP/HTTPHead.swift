internal import Events

/// The start line and the fields of a request or a response, and the first bytes of its body.
///
/// Holds the bytes as HTTP/1 writes them, whichever version sent them, and looks into them when asked.
///
/// Source: RFC 9110, RFC 9112.
package struct HTTPHead: Sendable {
  /// Start line and fields with their line ends.
  private let bytes: [UInt8]
  private let startLine: Range<Int>
  /// The three parts of the start line; the third is empty where it is left out.
  private let parts: (Range<Int>, Range<Int>, Range<Int>)
  package let isRequest: Bool
  /// The first bytes of the body, at most `longestBody`, decoded from its framing.
  package internal(set) var body: [UInt8] = []
  /// What stands behind the body, as fields: the status of gRPC.
  package internal(set) var trailers: HTTPFields?

  static let longestBody = 1024

  /// Nil where the first line is no start line of HTTP/1.
  init?(_ bytes: [UInt8]) {
    let isRequest = HTTPStartLine.isRequest(bytes.rawSpan)
    guard isRequest || HTTPStartLine.isResponse(bytes.rawSpan) else { return nil }
    self.init(bytes, isRequest: isRequest)
  }

  init(_ bytes: [UInt8], isRequest: Bool) {
    let span = bytes.rawSpan
    var end = span.firstIndex(of: "\n") ?? bytes.count
    startLine = 0..<end
    if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    let first = span.firstIndex(of: " ").map { min($0, end) } ?? end
    let afterFirst = min(first + 1, end)
    let second = span.firstIndex(of: " ", from: afterFirst).map { min($0, end) } ?? end
    parts = (0..<first, afterFirst..<second, min(second + 1, end)..<end)
    self.isRequest = isRequest
    self.bytes = bytes
  }

  /// The first line.
  var start: ArraySlice<UInt8> { bytes[startLine] }

  /// `GET`; nil for a response, and where it is not known.
  package var method: String? { isRequest && !parts.0.isEmpty ? string(parts.0) : nil }

  /// What a request is for, as it was written: mostly a path with a query. Nil for a response, and where it is not known.
  package var target: String? { isRequest && !parts.1.isEmpty ? string(parts.1) : nil }

  /// The target up to its query, which begins with `?`.
  package var path: String? {
    guard isRequest else { return nil }
    let end = bytes[parts.1].firstIndex(of: UInt8(ascii: "?")) ?? parts.1.upperBound
    return string(parts.1.lowerBound..<end)
  }

  /// `HTTP/1.1`, `HTTP/2`.
  package var version: String { string(isRequest ? parts.2 : parts.0) }

  /// 100 to 599; nil for a request, and where it was cut.
  package var status: Int? {
    guard !isRequest, parts.1.count == 3 else { return nil }
    return Int(string(parts.1))
  }

  /// Whether it only says that the response is still to come: `100 Continue`, `103 Early Hints`.
  package var isInterim: Bool { status.map { $0 < 200 && $0 != 101 } ?? false }

  /// What the server says beside the status: `Not Found`. HTTP/2 has none.
  package var reason: String { isRequest ? "" : oneLine(bytes[parts.2]) }

  package var fields: HTTPFields { HTTPFields(bytes, from: startLine.upperBound) }

  /// The value of the first field of this name, in lower case; nil where there is none.
  package func value(of name: StaticString) -> String? { fields.value(of: name) }

  private func string(_ range: Range<Int>) -> String { oneLine(bytes[range]) }
}
