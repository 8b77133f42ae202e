internal import Protocols

/// The chisel `slow`: what was waited for longest, by cause.
package enum WaitTable {
  /// - Parameter limit: how many rows there are at most.
  package static func text(_ explanation: Explanation, limit: Int = 20) -> String {
    let heading = ["Waited", "Longest", "Count", "Process", "Cause", "Transaction"]
    let rows = ranked(explanation, limit).map { cause, sum in
      [
        TimeText.short(sum.nanoseconds), TimeText.short(sum.longest), "\(sum.count)", cause.process,
        cause.subject.isEmpty ? cause.kind : "\(cause.kind): \(cause.subject)", "\(sum.transaction)",
      ]
    }
    return Columns.text([heading] + rows, numeric: [0, 1, 2])
  }

  /// An object with an array `waits`.
  package static func json(_ explanation: Explanation, limit: Int = 20) -> String {
    let waits = ranked(explanation, limit).map { cause, sum in
      JSON.object([
        ("nanoseconds", .number(sum.nanoseconds)), ("longest", .number(sum.longest)),
        ("count", .number(UInt64(sum.count))), ("process", .string(cause.process)),
        ("kind", .string(cause.kind)), ("subject", .string(cause.subject)),
        ("transaction", .number(UInt64(sum.transaction))),
      ])
    }
    return JSON.object([("waits", .array(waits))]).text
  }

  /// What was waited for longest first.
  private static func ranked(_ explanation: Explanation, _ limit: Int) -> ArraySlice<(key: Cause, value: Sum)>
  {
    var causes: [Cause: Sum] = [:]
    for transaction in explanation.told where isWaiting(transaction) {
      for part in transaction.parts where part.kind != .work {
        let name = explanation.evidence[transaction.actor].name
        let cause = Cause(kind: part.kind.rawValue, subject: part.subject, process: name)
        causes[cause, default: Sum()].add(part.nanoseconds, transaction.number)
      }
    }
    let ranked = causes.sorted { one, other in
      if one.value.nanoseconds != other.value.nanoseconds {
        return one.value.nanoseconds > other.value.nanoseconds
      }
      return one.value.transaction < other.value.transaction
    }
    return ranked.prefix(limit)
  }

  /// Somebody wanted it to end: who asked to be told of what comes does not, nor a stream that nobody says has failed.
  private static func isWaiting(_ transaction: Transaction) -> Bool {
    !transaction.isAskedToWait && (!transaction.isUnderWay || transaction.failure != nil)
  }

  private struct Cause: Hashable {
    let kind: String
    let subject: String
    let process: String
  }

  private struct Sum {
    var nanoseconds: UInt64 = 0
    var longest: UInt64 = 0
    var count = 0
    /// Where the longest was.
    var transaction = 0

    mutating func add(_ time: UInt64, _ number: Int) {
      nanoseconds = nanoseconds.saturatingAdd(time)
      count += 1
      if time >= longest { (longest, transaction) = (time, number) }
    }
  }
}
