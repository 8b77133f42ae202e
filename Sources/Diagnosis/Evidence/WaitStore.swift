package import Events

/// What threads waited for, of each thread in the order in which its waits ended.
///
/// Of a thread, and of all together, no more than so many are kept: the oldest go, and the short ones before the long ones.
package struct WaitStore: Sendable {
  private var ofThreads: [ThreadID: [Wait]] = [:]
  private var count = 0
  /// How many were not kept.
  private(set) var leftOutCount = 0

  /// More of one thread are not kept.
  private static let threadLimit = 4096
  /// More of all threads together are not kept.
  static let limit = 200_000

  package init() {}

  package subscript(thread: ThreadID) -> [Wait] { ofThreads[thread] ?? [] }

  mutating func add(_ wait: Wait) {
    ofThreads[wait.thread, default: []].append(wait)
    count += 1
    if let length = ofThreads[wait.thread]?.count, length > Self.threadLimit {
      ofThreads[wait.thread]?.removeFirst(Self.threadLimit / 2)
      leaveOut(Self.threadLimit / 2)
    }
    if count > Self.limit { thin() }
  }

  private mutating func thin() {
    var all = ofThreads.values.flatMap(\.self).sorted { $0.ended < $1.ended }
    all.thin(to: Self.limit) { $0.nanoseconds < Thresholds.remarkable }
    ofThreads = Dictionary(grouping: all, by: \.thread)
    leaveOut(count - all.count)
  }

  private mutating func leaveOut(_ number: Int) {
    count -= number
    leftOutCount += number
  }
}
