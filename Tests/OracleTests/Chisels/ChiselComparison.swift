import TestSupport

/// One chisel on one capture, by sysdig and by Trowel.
struct ChiselComparison: Sendable {
  let capture: OracleTests.Capture
  let row: Row
  /// Options before `-c`.
  let flags: [String]

  /// A line of Tests/Oracle/chisels.txt.
  struct Row: Sendable {
    /// What may differ.
    enum Kind: Character, Sendable {
      case bytes = "="
      case table = "@"
      case lines = "#"
      case characters = "~"
      case failure = "!"
      case oraclesFailure = "?"
    }

    let kind: Kind
    /// The words behind `-c`.
    let words: String
    let isForLarge: Bool

    static func all(in path: String) -> [Row] {
      Repository.lines(of: path).compactMap { line in
        let isForLarge = line.hasPrefix("+")
        let text = isForLarge ? line.dropFirst() : Substring(line)
        guard let mark = text.first, let kind = Kind(rawValue: mark), text.dropFirst().first == " ",
          text.split(separator: " ").count <= 3
        else { return nil }
        return Row(kind: kind, words: String(text.dropFirst(2)), isForLarge: isForLarge)
      }
    }
  }

  enum Result: String, CaseIterable, Sendable {
    case equalBytes = "with equal bytes"
    case equalTable = "tables with equal values"
    case equalLines = "with the same lines in another order"
    case bothFail = "failed for both"
    case oracleFails = "failed for sysdig"
    case differs = "differ"
  }

  struct Verdict: Sendable {
    let name: String
    let result: Result
    /// What differs, for people.
    var example = ""
  }

  /// Whose chisels Trowel runs.
  enum Origin: String, Sendable {
    case debian = "Debian's"
    case trowel = "ours"

    fileprivate var environment: [String] {
      self == .debian ? ["TROWEL_CHISEL_DIR=/usr/share/sysdig/chisels"] : []
    }
  }

  /// Runs sysdig once, and Trowel with the chisels of each origin.
  func run(_ binary: String) -> [Verdict] {
    let words = flags + ["-c"] + shellWords(row.words)
    let expected = Process.run("env", ["TZ=UTC", "sysdig", "-r", capture.oraclePath] + words)
    return [Origin.debian, .trowel].map { origin in
      let found = Process.run("env", ["TZ=UTC"] + origin.environment + [binary, "-r", capture.path] + words)
      return judge(expected, found, origin)
    }
  }

  private func judge(_ expected: Process.Outcome, _ found: Process.Outcome, _ origin: Origin) -> Verdict {
    let name = "\(origin.rawValue) | \(capture.name) | \((flags + ["-c", row.words]).joined(separator: " "))"
    if row.kind == .failure {
      let bothFail = expected.status == 1 && (found.status == 1 || found.status == 2)
      return Verdict(
        name: name, result: bothFail ? .bothFail : .differs,
        example: "  - status \(expected.status)\n  + status \(found.status)")
    }
    if row.kind == .oraclesFailure {
      let isAsMeant = expected.status != 0 && found.status < 128
      return Verdict(name: name, result: isAsMeant ? .oracleFails : .differs)
    }
    guard found.status == expected.status || (expected.status >= 128 && found.status < 128) else {
      return Verdict(
        name: name, result: .differs, example: "  - status \(expected.status)\n  + status \(found.status)")
    }
    if expected.output.isEqual(to: found.output) { return Verdict(name: name, result: .equalBytes) }
    let (left, right) = (expected.output.texts, found.output.texts)
    if row.kind == .table, ChiselTable(left).isEqual(to: ChiselTable(right)) {
      return Verdict(name: name, result: .equalTable)
    }
    let isReordered =
      row.kind == .lines && left.sorted() == right.sorted()
      || row.kind == .characters && expected.output.sorted() == found.output.sorted()
    if isReordered {
      return Verdict(name: name, result: .equalLines)
    }
    return Verdict(name: name, result: .differs, example: Self.firstDifference(left, right))
  }

  private static func firstDifference(_ left: [String], _ right: [String]) -> String {
    for index in 0..<max(left.count, right.count) {
      let (expected, found) = (left.dropFirst(index).first, right.dropFirst(index).first)
      guard expected != found else { continue }
      return "  line \(index + 1)\n  - \(expected ?? "(no line)")\n  + \(found ?? "(no line)")"
    }
    return ""
  }
}

extension [UInt8] {
  fileprivate var texts: [String] { lines.map { String(decoding: $0, as: UTF8.self) } }
}
