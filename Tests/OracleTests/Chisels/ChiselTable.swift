/// What a table of a chisel says, whatever order its rows have: as text or as JSON.
struct ChiselTable {
  /// The lines that are no rows: the head, or what JSON tells beside the data.
  private let head: [String]
  private let rows: [Row]

  /// A row, and the value that it is sorted by.
  private struct Row: Comparable {
    let value: String
    let text: String

    static func < (left: Row, right: Row) -> Bool { left.text < right.text }
  }

  init(_ lines: [String]) {
    if lines.first == "{" {
      let data = lines.first { $0.contains("\"data\":") } ?? ""
      rows = Self.jsonRows(data)
      // Objects have their members in any order, with a comma behind all but the last.
      head = lines.filter { $0 != data }.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }.sorted()
    } else {
      let rule = lines.firstIndex { $0.hasPrefix("-----") } ?? -1
      head = Array(lines[...max(rule, 0)])
      rows = lines.dropFirst(max(rule, 0) + 1).filter { !$0.isEmpty }.map { line in
        Row(value: String(line.prefix { $0 != " " && $0 != "\t" }), text: line)
      }
    }
  }

  /// `"data":[["bash",12],["cat",3]],`
  private static func jsonRows(_ line: String) -> [Row] {
    guard let start = line.firstIndex(of: "["), let end = line.lastIndex(of: "]") else { return [] }
    let data = line[line.index(after: start)..<end]
    return data.split(separator: "],[").map { text in
      let row = text.filter { $0 != "[" && $0 != "]" }
      return Row(value: String(row.split(separator: ",").last ?? ""), text: String(row))
    }
  }

  /// The values are the same, and the rows but for those that have the last value: which of these are left out is chance.
  func isEqual(to other: ChiselTable) -> Bool {
    guard head == other.head, rows.map(\.value).sorted() == other.rows.map(\.value).sorted() else {
      return false
    }
    let last = rows.last?.value
    func certain(_ rows: [Row]) -> [Row] { rows.filter { $0.value != last }.sorted() }
    return certain(rows) == certain(other.rows)
  }
}
