/// Heads as one line.
extension HTTPHead {
  package var isFailure: Bool { grpcStatus.map { $0.code != 0 } ?? status.map { $0 >= 400 } ?? false }

  /// Their first lines are the same bytes, and so are their summaries then.
  func hasSameStart(as other: HTTPHead) -> Bool { start.elementsEqual(other.start) }

  /// `GET /v2/keys/x`, `404 Not Found`, and behind it what a service says of its error.
  package var summary: String {
    if isRequest { return "\(method ?? "?") \(target ?? "?")" }
    if let grpcStatus { return grpcStatus.summary }
    let status = status.map { "\($0)" } ?? "?"
    let error = errorText.map { ", \($0)" } ?? ""
    return (reason.isEmpty ? status : "\(status) \(reason)") + error
  }
}
