public import Events

/// How often each event happened, most frequent first (`-S`).
public struct EventSummary: ~Copyable {
  private var events: [UInt64]
  /// Generic events by system call, enters and exits in turn.
  private var syscalls: [UInt64]

  /// How many rows are shown.
  private static let rowCount = 100

  public init() {
    let highest = SyscallTable.shared.all.map { Int($0.code) }.max() ?? 0
    events = [UInt64](repeating: 0, count: EventTable.shared.count)
    syscalls = [UInt64](repeating: 0, count: (highest + 1) * 2)
  }

  public mutating func count(_ event: EventView) {
    let code = Int(event.type.rawValue)
    if event.type.isGeneric {
      guard let call = event.syscallCode, Int(call) * 2 + code < syscalls.count else { return }
      syscalls[Int(call) * 2 + code] += 1
    } else if code < events.count {
      events[code] += 1
    }
  }

  /// Appends the table.
  public func append(to out: inout ByteBuffer) {
    let rule: StaticString = "----------------------\n"
    out.append(rule)
    out.append("Event           #Calls\n" as StaticString)
    out.append(rule)
    for row in rows.prefix(Self.rowCount) {
      out.append(row.isEnter ? "> " as StaticString : "< ")
      let name = Array(row.name.utf8.prefix(16))
      out.append(name)
      out.append(0x20, repeated: 16 - name.count)
      out.append(decimal: row.count)
      out.append(UInt8(ascii: "\n"))
    }
  }

  private struct Row {
    let name: String
    let isEnter: Bool
    let count: UInt64
  }

  /// Everything that happened, most frequent first. Among equals the order is sysdig's, whose table holds a row for
  /// each event and system call that it knows, seen or not.
  private var rows: [Row] {
    var rows: [Row] = []
    for (code, count) in events.enumerated() {
      guard let info = EventTable.shared[EventType(rawValue: UInt16(truncatingIfNeeded: code))],
        count > 0 || code < Self.classicEventCount
      else { continue }
      rows.append(Row(name: info.name, isEnter: info.type.isEnter, count: count))
    }
    for (index, count) in syscalls.enumerated() where count > 0 || index < Self.classicSyscallCount * 2 {
      let name = SyscallTable.shared[UInt16(truncatingIfNeeded: index / 2)]?.name ?? ""
      rows.append(Row(name: name, isEnter: index % 2 == 0, count: count))
    }
    return QuickSort.sorted(rows) { $0.count > $1.count }.filter { $0.count > 0 }
  }

  /// How many events and system calls sysdig 0.29.3 knows.
  private static let classicEventCount = 336
  private static let classicSyscallCount = 329
}
