@testable internal import TerminalUI

/// Processes as a table shows them, as many as are asked for.
struct SampleRows: TableRows {
  var rowCount: Int
  /// The names in turn.
  var names = [
    "/sbin/agetty --keep-baud 115200,38400,9600", "mysqld", "漢字かな交じり文", "a\u{1B}[31m\u{202E}gpj.exe",
  ]
  /// Which rows were asked for.
  let asked = AskedRows()

  final class AskedRows {
    var rows: Set<Int> = []
  }

  static let columns = [
    TableColumn("PID", width: 7, alignment: .right), TableColumn("CPU", width: 6, alignment: .right),
    TableColumn("USER", width: 10), TableColumn("Command"),
  ]

  func text(row: Int, column: Int) -> String {
    asked.rows.insert(row)
    switch column {
    case 0: return "\(1000 + row)"
    case 1: return "\(row % 100).\(row % 10)0"
    case 2: return row % 2 == 0 ? "root" : "www-data-with-a-long-name"
    default: return names[row % names.count]
    }
  }

  func role(row: Int, column: Int) -> Role { column == 0 ? .value : .text }
}
