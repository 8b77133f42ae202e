import TestSupport

/// A view of one capture, by csysdig and by `trowel top`.
struct ViewComparison: Sendable {
  let capture: OracleTests.Capture
  let view: String
  let face: Face

  enum Face: String, CaseIterable, Sendable {
    case raw = "--raw"
    case json = "-j"
  }

  struct Verdict: Sendable {
    let comparison: ViewComparison
    /// csysdig was ended by a signal.
    var isOracleBroken = false
    var rowCount = 0
    var differingCount = 0
    /// What JSON tells beside the rows differs.
    var isInfoDifferent = false
    var example = ""

    var agrees: Bool { differingCount == 0 && !isInfoDifferent }
    var name: String {
      "\(comparison.face.rawValue) | \(comparison.view) | \(comparison.capture.name) | \(differingCount)"
    }
  }

  func run(_ binary: String) -> Verdict {
    let words = ["-v", view, face.rawValue]
    let expected = Process.run("csysdig", ["-r", capture.oraclePath] + words)
    let found = Process.run(binary, ["top", "-r", capture.path] + words)
    var verdict = Verdict(comparison: self)
    verdict.isOracleBroken = expected.status >= 128
    if verdict.isOracleBroken { return verdict }
    let (left, right) = (content(expected), content(found))
    verdict.rowCount = right.rows.count
    verdict.isInfoDifferent = left.info != right.info || found.status != 0
    (verdict.differingCount, verdict.example) = Self.difference(left.rows.sorted(), right.rows.sorted())
    if verdict.isInfoDifferent { verdict.example += "\n  - \(left.info)\n  + \(right.info)" }
    return verdict
  }

  /// How many rows of the second are not among the first, or are missing, and one of each.
  private static func difference(_ left: [String], _ right: [String]) -> (Int, String) {
    let (lefts, rights) = (Set(left), Set(right))
    let (missing, extra) = (left.filter { !rights.contains($0) }, right.filter { !lefts.contains($0) })
    let count = max(missing.count, extra.count, abs(left.count - right.count))
    return (count, "  - \(missing.first ?? "")\n  + \(extra.first ?? "")")
  }

  // MARK: Reading

  private func content(_ outcome: Process.Outcome) -> (rows: [String], info: String) {
    let lines = outcome.output.lines.map { String(decoding: $0, as: UTF8.self) }
    if face == .raw { return (lastTable(lines).map(normalized), "") }
    let info = lines.first { $0.contains("\"info\":") } ?? ""
    // Only the number of digits differs where csysdig adds up in the order of its hash tables.
    let rows = lines.filter { $0.hasPrefix("{\"d\":") }.map { line in
      normalized(
        line.hasSuffix("],") ? String(line.dropLast(2)) : line.hasSuffix(",") ? String(line.dropLast()) : line
      )
    }
    return (rows, Self.withoutFormats(info))
  }

  /// csysdig prints an empty table, or all rows of a list, before the table.
  private func lastTable(_ lines: [String]) -> [String] {
    let tables = lines.split(omittingEmptySubsequences: false) { $0.hasPrefix("----------------------") }
    return Array(tables.dropLast().last ?? [])
  }

  /// Which of the two words for numbers in tens csysdig says makes no difference to anybody.
  private static func withoutFormats(_ text: String) -> String {
    var text = text
    if let start = text.firstIndex(of: "{") { text = String(text[start...]) }
    return text.split(separator: "\"format\":\"NA\"", omittingEmptySubsequences: false)
      .joined(separator: "\"format\":\"DEC\"")
  }

  /// With the addresses that csysdig meant, and with fractions of nine digits.
  private func normalized(_ line: String) -> String {
    guard view == "connections" else { return Self.shortened(line) }
    let separator: Character = face == .raw ? " " : ","
    var cells = line.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    for index in [1, 3] where cells.indices.contains(index) {
      let isQuoted = cells[index].hasPrefix("\"")
      cells[index] = GarbledAddress.meant(
        by: isQuoted ? String(cells[index].dropFirst().dropLast()) : cells[index])
    }
    return cells.joined(separator: String(separator))
  }

  private static func shortened(_ line: String) -> String {
    guard line.hasPrefix("{\"d\":") else { return line }
    return line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
      let text = cell.hasPrefix("{\"d\":[") ? cell.dropFirst(6) : cell
      guard text.contains("."), let number = Double(text) else { return String(cell) }
      let digits = (number * 1e9).rounded() / 1e9
      return (text.count < cell.count ? "{\"d\":[" : "") + "\(digits)"
    }.joined(separator: ",")
  }
}
