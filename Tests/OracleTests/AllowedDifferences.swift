import TestSupport

/// The differences from sysdig that are meant, one a line of Tests/Oracle/differences.txt:
///
///     capture | command | lines that differ | fingerprint of ours | reason
///
/// A row pins what we print there: another number or fingerprint, and the test fails.
struct AllowedDifferences {
  private let rows: [String: String]

  init(path: String) {
    var rows: [String: String] = [:]
    for line in Repository.lines(of: path) where !line.hasPrefix("#") && !line.isEmpty {
      let parts = line.split(separator: "|").map(Self.trimmed)
      guard parts.count >= 5 else { preconditionFailure("\(path): \(line)") }
      // A command may hold bars of its own.
      let command = parts[1..<parts.count - 3].joined(separator: "|")
      rows[Self.key(parts[0], command)] = "\(parts[parts.count - 3]) \(parts[parts.count - 2])"
    }
    self.rows = rows
  }

  func allows(_ verdict: Comparison.Verdict) -> Bool {
    let command = verdict.comparison.command.split(separator: "|").map(Self.trimmed).joined(separator: "|")
    let key = Self.key(verdict.comparison.name, command)
    return rows[key] == "\(verdict.differingLineCount) \(verdict.fingerprint)" && !verdict.isCrash
  }

  /// The row that would allow a difference, without its reason.
  static func row(_ verdict: Comparison.Verdict) -> String {
    "\(verdict.comparison.name) | \(verdict.comparison.command) | \(verdict.differingLineCount) | \(verdict.fingerprint) |"
  }

  private static func key(_ capture: String, _ command: String) -> String { "\(capture) \(command)" }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
