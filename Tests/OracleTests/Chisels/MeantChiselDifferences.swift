import TestSupport

/// The differences from sysdig's chisels that are meant, one a line of Tests/Oracle/chisel-differences.txt:
///
///     whose | words behind the capture | reason
struct MeantChiselDifferences {
  private let rows: Set<String>

  init(path: String) {
    rows = Set(
      Repository.lines(of: path).filter { !$0.hasPrefix("#") && !$0.isEmpty }.map { line in
        let parts = line.split(separator: "|").map(Self.trimmed)
        precondition(parts.count == 3, "\(path): \(line)")
        return "\(parts[0])|\(parts[1])"
      })
  }

  /// - Parameter name: `whose | capture | words`.
  func allow(_ name: String) -> Bool {
    let parts = name.split(separator: "|").map(Self.trimmed)
    return parts.count == 3 && rows.contains("\(parts[0])|\(parts[2])")
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
