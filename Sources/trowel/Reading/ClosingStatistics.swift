/// What `-v` prints on standard error when a capture has been read.
struct ClosingStatistics {
  let eventCount: UInt64
  /// Events that `-U` left out.
  let suppressedCount: UInt64
  /// CPU time, user and system.
  let seconds: Double

  var text: String {
    """
    Driver Events:0
    Driver Drops:0
    Suppressed by Comm:\(suppressedCount)
    Elapsed time: \(FixedPoint.text(seconds, decimals: 3)), Captured Events: \(eventCount), \
    \(FixedPoint.text(Double(eventCount) / seconds, decimals: 2)) eps

    """
  }
}
