import TestSupport

/// Everything that Tests/Oracle/fields.txt asks of a capture.
struct FieldQuestions {
  private let rows: [FieldRow]

  /// How many fields stand on a line. All together would cost less, and say less where they differ.
  private static let lineWidth = 24

  init() throws { rows = try FieldRow.all() }

  /// Filters, each once.
  func filters(for capture: String) -> [String] {
    var known: Set<String> = []
    return rows.flatMap { $0.filters(for: capture) }.filter { known.insert($0).inserted }
  }

  /// Commands that show each field that can be shown, on every event, in lines and as JSON; a large capture is shown the
  /// first of every three lines alone.
  func formats(for capture: OracleTests.Capture) -> [String] {
    let shared = fields { !$0.needsOwnLine }.chunks(of: Self.lineWidth).map { $0.joined(separator: "|%") }
    if capture.isLarge { return stride(from: 0, to: shared.count, by: 3).map { Self.command(shared[$0]) } }
    let own = fields { $0.needsOwnLine && $0.captures.contains(capture.name) }
    let asJSON = shared + own.filter { isFirst(capture.name, for: $0) }
    return (shared + own).map(Self.command) + asJSON.map { "-j \(Self.command($0))" }
  }

  private static func command(_ fields: String) -> String { "-p \"*%evt.num|%\(fields)\"" }

  /// The fields that formats show, of the rows that pass the test.
  private func fields(where isWanted: (FieldRow) -> Bool) -> [String] {
    let hidden = Set(rows.filter(\.isFilterOnly).map(\.field))
    var known: Set<String> = []
    return rows.filter(isWanted).map(\.field).filter { !hidden.contains($0) && known.insert($0).inserted }
  }

  private func isFirst(_ capture: String, for field: String) -> Bool {
    rows.first { $0.field == field }?.captures.first == capture
  }
}

extension Array {
  fileprivate func chunks(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
