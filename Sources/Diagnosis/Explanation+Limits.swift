/// How much of what happened an explanation may tell of.
extension Explanation {
  /// What may not be said, a sentence each: because it was not looked at, or because the capture does not show it.
  package var limits: [String] { scope.sentences + untold + evidence.visibility.limits }

  /// Of how many transactions the steps were not put together; empty where there are none.
  var untold: [String] {
    let count = told.count { !$0.isDetailed }
    guard count > 0 else { return [] }
    return [
      "of the \(count.counted("transaction")) that matter least no steps and parts of their time were put together: "
        + "--transaction N does it for one, and --perfetto, --otlp, --diff and the chisel slow go without."
    ]
  }

  /// What was looked at.
  var scope: Scope {
    if evidence.began == nil { return .nothing }
    guard evidence.chosen != nil, told.count < transactions.count else { return .everything }
    return told.isEmpty
      ? .noRequest(of: transactions.count) : .some(told: told.count, of: transactions.count)
  }

  enum Scope: Equatable {
    case everything
    /// There was no event: none lies in the range.
    case nothing
    /// The filter names nobody who had a part in any of the requests.
    case noRequest(of: Int)
    /// The filter leaves requests out.
    case some(told: Int, of: Int)

    fileprivate var sentences: [String] {
      switch self {
      case .everything: []
      case .nothing: ["no event lies in the range (--from, --to): nothing was looked at."]
      case .noRequest(let all): ["no request passes the filter (\(all) in the capture)."]
      case .some(let told, let all):
        [
          "the filter leaves out \((all - told).counted("transaction")) of \(all): those without a process that it names."
        ]
      }
    }
  }
}
