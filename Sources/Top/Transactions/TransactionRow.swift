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

  static let columns = [
    TableColumn("REQUEST", width: 8, alignment: .right), TableColumn("TOOK", width: 9, alignment: .right),
    TableColumn("EVENT", width: 9, alignment: .right), TableColumn("PROCESS", width: 24),
    TableColumn("FAILURE", width: 24), TableColumn("WHAT FOR"),
  ]

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
