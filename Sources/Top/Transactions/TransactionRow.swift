import Diagnosis
import Events
import Protocols
import TerminalUI

/// A line of the list of requests.
struct TransactionRow {
  let number: Int
  let firstEvent: UInt64
  let lastEvent: UInt64
  let nanoseconds: UInt64
  let process: String
  let title: String
  /// What became of it, where it failed.
  let failure: String?

  init(_ transaction: Transaction, _ evidence: Evidence) {
    number = transaction.number
    firstEvent = transaction.began.event
    lastEvent = transaction.ended.event
    nanoseconds = transaction.nanoseconds
    process = evidence[transaction.actor].title
    title = transaction.title
    failure = transaction.failure
  }

  /// The columns of a table: where it is narrow, what a request was for has more room than who made it.
  ///
  /// - Parameter width: cells that a line has.
  static func columns(for rows: [TransactionRow], width: Int) -> [TableColumn] {
    let most = width < 100 ? 14 : 24
    let process = rows.map(\.process.count).max() ?? 0
    let failure = rows.map { $0.failure?.count ?? 0 }.max() ?? 0
    return [
      TableColumn("REQUEST", width: 8, alignment: .right), TableColumn("TOOK", width: 9, alignment: .right),
      TableColumn("EVENT", width: 9, alignment: .right),
      TableColumn("PROCESS", width: min(max(process, 7), most)),
      TableColumn("FAILURE", width: min(max(failure, 7), most)), TableColumn("WHAT FOR"),
    ]
  }

  func text(_ column: Int) -> String {
    switch column {
    case 0: "\(number)"
    case 1: TimeText.short(nanoseconds)
    case 2: "\(firstEvent)"
    case 3: process
    case 4: failure ?? ""
    default: title
    }
  }
}

/// The list, as a table asks for it.
struct TransactionRows: TableRows {
  let rows: [TransactionRow]

  var rowCount: Int { rows.count }
  func text(row: Int, column: Int) -> String { rows[row].text(column) }
  func role(row: Int, column: Int) -> Role { column == 4 ? .error : .text }
}
