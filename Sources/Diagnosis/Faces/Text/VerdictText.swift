/// The first lines: what was wrong and what to do, or that nothing was.
enum VerdictText {
  static func tell(_ explanation: Explanation, _ worst: [Transaction], on page: inout Page) {
    let isWhole = explanation.evidence.visibility.problem == nil
    let part = isWhole ? "" : "Of the part of the capture that could be read: "
    if let first = explanation.findings.first {
      page.paragraph(part + first.cause, hanging: 0, .strong)
      if let remedy = first.remedies.first { page.paragraph("What to do: \(remedy)", hanging: 2) }
      let others = explanation.findings.count - 1
      if others > 0 { page.line("\(others.counted("more finding")) below.") }
      return
    }
    page.paragraph(part + nothing(explanation, worst), hanging: 0, .strong)
  }

  private static func nothing(_ explanation: Explanation, _ worst: [Transaction]) -> String {
    switch explanation.scope {
    case .nothing: return "No event lies in the range that was chosen: nothing was looked at."
    case .noRequest(let all):
      return "No request passes the filter (\(all) in the capture): nothing was looked at."
    case .everything, .some: break
    }
    guard let longest = explanation.told.max(by: { $0.nanoseconds < $1.nanoseconds }) else {
      return "Nothing wrong was found: the capture shows no request."
    }
    let all = explanation.told.count.counted("transaction")
    let failed = explanation.told.count { $0.failure != nil }
    guard failed > 0, let first = worst.first, let failure = first.failure else {
      return "Nothing wrong was found in \(all); \(duration(of: longest, explanation))."
    }
    return """
      No fault that Trowel knows was found, but of \(all) \(failed == 1 ? "one" : "\(failed)") failed: \
      \(explanation.evidence[first.actor].title): \(first.title): \(failure).
      """
  }

  private static func duration(of longest: Transaction, _ explanation: Explanation) -> String {
    let time = TimeText.short(longest.nanoseconds)
    guard longest.isUnderWay else { return "the longest took \(time)" }
    let last = longest.parts.last.map { part in
      " (\(part.kind.rawValue)\(part.subject.isEmpty ? "" : ": \(part.subject)"))"
    }
    return "the longest was not over when the capture ended, after \(time)\(last ?? "")"
  }
}
