/// Ports as `--snaplen-for` names them: `fd.port in (53, 8000-8010)`, `fd.port=80`, or the numbers alone.
enum PortList {
  /// As many ranges as the kernel's side looks at.
  static let longest = 8

  static func ranges(_ text: String) throws(UsageError) -> [ClosedRange<UInt16>] {
    var rest = text[...]
    if rest.hasPrefix("fd.port") { rest = rest.dropFirst("fd.port".count) }
    rest = trimmed(rest)
    if rest.hasPrefix("=") {
      rest = rest.drop { $0 == "=" }
    } else if rest.hasPrefix("in") {
      rest = trimmed(rest.dropFirst(2))
      guard rest.hasPrefix("("), rest.hasSuffix(")") else { throw wrong(text) }
      rest = rest.dropFirst().dropLast()
    }
    var ranges: [ClosedRange<UInt16>] = []
    for word in rest.split(separator: ",") {
      guard let range = range(trimmed(word)) else { throw wrong(text) }
      ranges.append(range)
    }
    guard !ranges.isEmpty, ranges.count <= longest else { throw wrong(text) }
    return ranges
  }

  private static func range(_ word: Substring) -> ClosedRange<UInt16>? {
    let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { UInt16($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else {
      return nil
    }
    return first...last
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }

  private static func wrong(_ text: String) -> UsageError {
    UsageError(
      "--snaplen-for: \"\(text)\" names no ports; write \"fd.port in (53, 80)\", with at most \(longest) ports or ranges"
    )
  }
}
