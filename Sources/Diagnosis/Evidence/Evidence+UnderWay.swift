package import Protocols

/// What is under way when a capture ends has lasted until then.
extension Evidence {
  /// The last sight of an exchange; of one under way the end of the capture.
  package func end(of exchange: Exchange) -> Instant {
    if exchange.outcome == .open { return ended ?? exchange.began }
    return exchange.ended ?? exchange.requestEnded ?? exchange.began
  }

  /// The end of an attempt to connect; of one under way that of the capture.
  package func end(of connecting: Connecting) -> Instant { connecting.ended ?? ended ?? connecting.began }

  /// It has been waited for since that moment for so long that the end of the capture is no reason.
  func isOverdue(since began: Instant) -> Bool {
    (ended ?? began).nanoseconds(since: began) >= Thresholds.overdue
  }

  /// Nothing of the answer has come yet, and there was time for it.
  func isOverdue(_ exchange: Exchange) -> Bool {
    exchange.outcome == .open && exchange.responseBegan == nil
      && isOverdue(since: exchange.requestEnded ?? exchange.began)
  }
}
