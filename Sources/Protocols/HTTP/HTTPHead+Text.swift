/// Heads as one line.
extension HTTPHead {
  package var isFailure: Bool { status.map { $0 >= 400 } ?? false }

  /// `GET /v2/keys/x`, `404 Not Found`.
  package var summary: String {
    if let method { return "\(method) \(target ?? "")" }
    let status = status.map { "\($0)" } ?? "?"
    return reason.isEmpty ? status : "\(status) \(reason)"
  }
}
