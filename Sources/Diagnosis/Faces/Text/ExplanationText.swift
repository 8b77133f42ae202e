/// An explanation for people: a verdict, where the time of the worst transaction went, its steps, and what was wrong.
package struct ExplanationText {
  private let explanation: Explanation
  private var page: Page

  /// More findings are named in one line each.
  private static let toldFindings = 10
  private static let listedTransactions = 5

  private init(_ explanation: Explanation, width: Int, isColored: Bool) {
    self.explanation = explanation
    page = Page(width: width, isColored: isColored)
  }

  /// - Parameter width: of a line, in characters.
  package static func text(_ explanation: Explanation, width: Int, isColored: Bool = false) -> String {
    var face = ExplanationText(explanation, width: width, isColored: isColored)
    face.tellAll()
    return face.page.text
  }

  /// One transaction with all its steps.
  package static func text(
    of transaction: Transaction, in explanation: Explanation, width: Int, isColored: Bool = false
  ) -> String {
    var face = ExplanationText(explanation, width: width, isColored: isColored)
    TransactionText.tell(transaction, of: explanation.evidence, isWhole: true, on: &face.page)
    for finding in explanation.findings where explanation.isAbout(finding, transaction) {
      face.page.blank()
      face.page.paragraph("\(finding.signature): \(finding.cause)")
    }
    face.limits()
    return face.page.text
  }

  private mutating func tellAll() {
    let worst = explanation.worst
    VerdictText.tell(explanation, worst, on: &page)
    page.blank()
    let isTold = !explanation.findings.isEmpty || worst.first.map(Self.isWorthTelling) ?? false
    if isTold, let first = worst.first {
      TransactionText.tell(first, of: explanation.evidence, isWhole: false, on: &page)
      page.blank()
    }
    for (place, finding) in explanation.findings.prefix(Self.toldFindings).enumerated() {
      FindingText.tell(finding, place + 1, isVerdict: place == 0, on: &page)
      page.blank()
    }
    for finding in explanation.findings.dropFirst(Self.toldFindings) {
      page.paragraph("Also \(finding.signature): \(finding.cause)")
    }
    list(worst.dropFirst(isTold ? 1 : 0))
    limits()
  }

  /// Where time went is of interest as soon as people wait.
  private static func isWorthTelling(_ transaction: Transaction) -> Bool {
    transaction.failure != nil || transaction.nanoseconds >= Thresholds.complaint
  }

  private mutating func list(_ others: ArraySlice<Transaction>) {
    let listed = others.prefix(Self.listedTransactions)
    guard !listed.isEmpty else { return }
    let what = others.startIndex > 0 ? "Other transactions" : "The longest transactions"
    page.line("\(what), of \(explanation.told.count) (--transaction N shows one):", .strong)
    for other in listed {
      let text = "\(explanation.evidence[other.actor].name): \(other.title)"
      let failure = other.failure.map { Page.escaped(": \($0)").fitted(page.width - 39) } ?? ""
      page.line([
        Page.Piece("  \("\(other.number)".right(5))  \(TimeText.short(other.nanoseconds).right(8))  "),
        Page.Piece(Page.escaped(text).fitted(max(20, page.width - 19 - failure.count))),
        Page.Piece(failure, .bad),
      ])
    }
  }

  private mutating func limits() {
    let limits = explanation.remarks + explanation.limits
    guard !limits.isEmpty else { return }
    if !page.text.hasSuffix("\n\n") { page.blank() }
    for limit in limits { page.paragraph("Note: \(limit)", .faint) }
  }
}
