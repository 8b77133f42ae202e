/// What a source counted beside the events that it handed out.
struct SourceCounts {
  /// Events that `-U` left out.
  var suppressed: UInt64 = 0
  /// Records that the kernel's side made, and those of them that found no room; 0 for a capture that is read.
  var driverEvents: UInt64 = 0
  var driverDrops: UInt64 = 0
}

/// What `-v` prints on standard error at the end.
struct ClosingStatistics {
  let eventCount: UInt64
  let source: SourceCounts
  /// CPU time, user and system.
  let seconds: Double

  var text: String {
    """
    Driver Events:\(source.driverEvents)
    Driver Drops:\(source.driverDrops)
    Suppressed by Comm:\(source.suppressed)
    Elapsed time: \(FixedPoint.text(seconds, decimals: 3)), Captured Events: \(eventCount), \
    \(FixedPoint.text(Double(eventCount) / seconds, decimals: 2)) eps

    """
  }
}
