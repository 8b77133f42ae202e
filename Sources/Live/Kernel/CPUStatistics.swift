internal import CKernel
internal import Glibc

/// What one CPU's programs did so far.
public struct CPUStatistics: Equatable, Sendable {
  /// Records made, whether they found room or not.
  public var events: UInt64 = 0
  public var bytes: UInt64 = 0
  /// Records that found no room.
  public var drops: UInt64 = 0
  /// Pieces of memory that could not be read.
  public var unreadable: UInt64 = 0

  public static func + (left: CPUStatistics, right: CPUStatistics) -> CPUStatistics {
    CPUStatistics(
      events: left.events + right.events, bytes: left.bytes + right.bytes, drops: left.drops + right.drops,
      unreadable: left.unreadable + right.unreadable)
  }
}

/// The map of statistics in this process's memory: a row per CPU and one for the iterators, as the kernel's side writes
/// them.
struct StatisticsTable: ~Copyable {
  let cpuCount: Int
  private let rows: MappedMemory

  init(map: Int32, cpuCount: Int) throws(LiveError) {
    self.cpuCount = cpuCount
    let pageSize = MappedMemory.pageSize
    let byteCount = ((cpuCount + 1) * MemoryLayout<cpu_statistics>.size + pageSize - 1) & ~(pageSize - 1)
    rows = try MappedMemory(byteCount, of: map, called: "stats")
  }

  /// The row of a CPU, or of the iterators after the last. The numbers of a row belong to slightly different moments
  /// while programs run.
  subscript(row: Int) -> CPUStatistics {
    CPUStatistics(
      events: word(row, 0), bytes: word(row, 1), drops: word(row, 2), unreadable: word(row, 3))
  }

  /// All rows together.
  var total: CPUStatistics {
    var total = CPUStatistics()
    for row in 0...cpuCount { total = total + self[row] }
    return total
  }

  /// Threads that the iterator `adopt_tasks` has marked so far.
  var adopted: UInt64 { word(cpuCount, 5) }

  /// Waits until every program that runs now has ended: what they send is in the rings then.
  ///
  /// A CPU's number is odd while a program runs there. The store that makes it odd becomes visible within nanoseconds,
  /// long before this is called with a time taken earlier.
  func waitForRunningPrograms() {
    for row in 0..<cpuCount {
      let before = word(row, 4)
      guard before & 1 == 1 else { continue }
      while word(row, 4) == before { sched_yield() }
    }
  }

  private func word(_ row: Int, _ index: Int) -> UInt64 {
    precondition(row >= 0 && row <= cpuCount, "there is a row for each CPU and one for the iterators")
    return rows.loadAcquiring(row * MemoryLayout<cpu_statistics>.size + index * 8)
  }
}
