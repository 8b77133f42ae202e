/// From when on a time matters, in nanoseconds: facts that several places share. What only one place asks stands there.
enum Thresholds {
  /// People notice that they wait, and complain from here on.
  static let complaint: UInt64 = 300_000_000
  /// What is quicker is unremarkable: of many alike it may be left out, and no finding tells of it.
  static let remarkable: UInt64 = 100_000_000
  /// A capture may be cut anywhere: what had been waited for less than this when it ended says nothing.
  static let overdue: UInt64 = 1_000_000_000
  /// No place on earth is further away: an attempt to reach one that is given up earlier says nothing.
  static let silence: UInt64 = 500_000_000
  /// Nobody waits longer for an answer to a datagram, whatever time limit it has: its id and its port are then used again.
  static let datagram: UInt64 = 30_000_000_000
}
