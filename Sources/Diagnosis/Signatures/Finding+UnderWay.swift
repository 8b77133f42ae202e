import Protocols

/// What a finding is about may not have ended with the capture.
extension Finding {
  /// The finding with a word about that.
  func goingOn(in evidence: Evidence) -> Finding {
    guard subjects.contains(where: { Self.isUnderWay($0, evidence) }) else { return self }
    var finding = self
    finding.cause += " It was not over when the capture ended."
    return finding
  }

  private static func isUnderWay(_ subject: Subject, _ evidence: Evidence) -> Bool {
    switch subject {
    case .exchange(let id): evidence.exchanges[id].map { evidence.isOverdue($0) } ?? false
    case .connecting(let place):
      evidence.connectings[place].outcome == .pending
        && evidence.isOverdue(since: evidence.connectings[place].began)
    case .lookup(let place): evidence.lookups[place].isUnderWay
    case .failedCall, .ending, .transaction: false
    }
  }
}
