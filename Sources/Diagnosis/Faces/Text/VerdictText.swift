/// The first lines: what was wrong and what to do, or that nothing was.
enum VerdictText {
  static func tell(_ explanation: Explanation, _ worst: [Transaction], on page: inout Page) {
    if let first = explanation.findings.first {
      page.paragraph(first.cause, hanging: 0, .strong)
      if let remedy = first.remedies.first { page.paragraph("What to do: \(remedy)", hanging: 2) }
      let others = explanation.findings.count - 1
      if others > 0 { page.line("\(others.counted("more finding")) below.") }
      return
    }
    page.paragraph(nothing(explanation, worst), hanging: 0, .strong)
  }

  private static func nothing(_ explanation: Explanation, _ worst: [Transaction]) -> String {
    guard let longest = explanation.told.max(by: { $0.nanoseconds < $1.nanoseconds }) else {
      return "Nothing wrong was found: the capture shows no request."
    }
    let all = explanation.told.count.counted("transaction")
    let failed = explanation.told.count { $0.failure != nil }
    guard failed > 0, let first = worst.first, let failure = first.failure else {
      return "Nothing wrong was found in \(all); the longest took \(TimeText.short(longest.nanoseconds))."
    }
    return """
      No fault that Trowel knows was found, but of \(all) \(failed == 1 ? "one" : "\(failed)") failed: \
      \(explanation.evidence[first.actor].title): \(first.title): \(failure).
      """
  }
}
