/// Sums of times of strangers.
extension UInt64 {
  /// The sum, or the largest number: the times of a capture may be anything.
  func saturatingAdd(_ other: UInt64) -> UInt64 {
    let (sum, isTooLarge) = addingReportingOverflow(other)
    return isTooLarge ? .max : sum
  }
}

extension Sequence<UInt64> {
  /// The sum, or the largest number.
  func saturatingSum() -> UInt64 { reduce(0) { $0.saturatingAdd($1) } }
}
