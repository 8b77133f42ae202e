internal import Protocols

/// The chisel `slow`: what was waited for longest, by cause.
package enum WaitTable {
  /// - Parameter limit: how many rows there are at most.
  package static func text(_ explanation: Explanation, limit: Int = 20) -> String {
    var causes: [Cause: Sum] = [:]
    for transaction in explanation.told {
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
    var rows = [["Waited", "Longest", "Count", "Process", "Cause", "Transaction"]]
    for (cause, sum) in ranked.prefix(limit) {
      rows.append([
        TimeText.short(sum.nanoseconds), TimeText.short(sum.longest), "\(sum.count)", cause.process,
        cause.subject.isEmpty ? cause.kind : "\(cause.kind): \(cause.subject)", "\(sum.transaction)",
      ])
    }
    return Columns.text(rows, numeric: [0, 1, 2])
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
      nanoseconds += time
      count += 1
      if time >= longest { (longest, transaction) = (time, number) }
    }
  }
}
