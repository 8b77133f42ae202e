import Protocols

/// What events that were lost take from a finding.
extension Finding {
  /// The finding as it may be said: where events were lost in its time, an answer or a retry may have been among them, so
  /// that nothing is certain.
  func doubted(in evidence: Evidence) -> Finding {
    guard confidence == .certain, let began = self.evidence.map(\.at).min(),
      let ended = self.evidence.map(\.at).max(),
      evidence.hasLosses(from: began, to: ended)
    else { return self }
    var finding = self
    finding.confidence = .likely
    finding.wouldDecide =
      wouldDecide ?? "a recording that lost no events between #\(began.event) and #\(ended.event)"
    return finding
  }
}
