/// `--diff good.scap bad.scap`: what changed from one capture to another.
package enum ComparisonText {
  private static let longest = 12
  private static let listedSteps = 6

  /// - Parameter width: of a line, in characters.
  package static func text(
    before: Explanation, after: Explanation, width: Int, isColored: Bool = false
  ) -> String {
    var page = Page(width: width, isColored: isColored)
    let comparison = Comparison(before: before, after: after)
    tellFindings(before, after, on: &page)
    guard !comparison.changes.isEmpty else {
      page.line("Nothing changed in \(comparison.unchangedCount.counted("kind")) of transactions.", .strong)
      return page.text
    }
    page.line(
      "\(comparison.changes.count.counted("kind")) of transactions changed, the worst first; "
        + "\(comparison.unchangedCount) went as before.", .strong)
    if comparison.changes.contains(where: { $0.title.contains("#") }) {
      page.line(
        "# stands for what differs each time: addresses, clients' ports, ids and long numbers.", .faint)
    }
    for change in comparison.changes.prefix(longest) {
      page.blank()
      tell(change, on: &page)
    }
    let more = comparison.changes.count - longest
    if more > 0 { page.line("… and \(more.counted("more kind"))") }
    for limit in Set(before.untold + after.untold).sorted() { page.paragraph("Note: \(limit)", .faint) }
    return page.text
  }

  /// Faults that only one of the two shows.
  private static func tellFindings(_ before: Explanation, _ after: Explanation, on page: inout Page) {
    let (old, new) = (Set(before.findings.map(\.signature)), Set(after.findings.map(\.signature)))
    for finding in after.findings where !old.contains(finding.signature) {
      page.paragraph("New: \(finding.signature): \(finding.cause)", .bad)
      if let remedy = finding.remedies.first { page.paragraph("What to do: \(remedy)") }
    }
    for finding in before.findings where !new.contains(finding.signature) {
      page.paragraph("Gone: \(finding.signature): \(finding.cause)", .good)
    }
    if old.symmetricDifference(new).isEmpty == false { page.blank() }
  }

  private static func tell(_ change: Comparison.Change, on page: inout Page) {
    guard let before = change.before, let after = change.after else {
      let what = change.after == nil ? "only before" : "only afterwards"
      let side = change.after ?? change.before
      let count = side?.count ?? 0
      page.paragraph(
        "\(change.title): \(what), \(count.counted("time")), \(TimeText.short(side?.nanoseconds ?? 0))",
        .strong)
      for failure in change.newFailures { page.paragraph("failure: \(failure)", indent: 2, .bad) }
      return
    }
    let sign = change.slowdown < 0 ? "-" : "+"
    page.paragraph(
      "\(change.title): \(TimeText.short(before.nanoseconds)) → \(TimeText.short(after.nanoseconds)) "
        + "(\(sign)\(TimeText.short(change.slowdown.magnitude))), of \(before.count) and \(after.count)",
      .strong)
    for failure in change.newFailures { page.paragraph("new failure: \(failure)", indent: 2, .bad) }
    tellParts(before, after, on: &page)
    tellSteps(change.newSteps, "new step", on: &page)
    tellSteps(change.goneSteps, "gone step", on: &page)
  }

  /// Where the time of one goes, the largest change first.
  private static func tellParts(
    _ before: Comparison.Average, _ after: Comparison.Average, on page: inout Page
  ) {
    let changes = Transaction.Part.Kind.allCases.map { kind in
      (kind: kind, before: before.parts[kind] ?? 0, after: after.parts[kind] ?? 0)
    }
    func size(_ part: (kind: Transaction.Part.Kind, before: UInt64, after: UInt64)) -> UInt64 {
      max(part.before, part.after) - min(part.before, part.after)
    }
    for part in changes.sorted(by: { size($0) > size($1) }) where size(part) > 100_000 {
      page.line(
        "  \(part.kind.rawValue.left(30)) \(TimeText.short(part.before).right(8)) → "
          + TimeText.short(part.after).right(8))
    }
  }

  private static func tellSteps(_ steps: [String], _ what: String, on page: inout Page) {
    for step in steps.prefix(listedSteps) {
      page.line("  \(what): \(Page.escaped(step).fitted(page.width - what.count - 4))")
    }
    if steps.count > listedSteps {
      page.line("  … \((steps.count - listedSteps).counted("more \(what)"))", .faint)
    }
  }
}
