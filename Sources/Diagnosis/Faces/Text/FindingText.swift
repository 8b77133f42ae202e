internal import Protocols

/// What was wrong, with the events that show it.
enum FindingText {
  /// More events are counted only.
  private static let longestEvidence = 12

  /// - Parameter isVerdict: its cause stands above already.
  static func tell(_ finding: Finding, _ number: Int, isVerdict: Bool, on page: inout Page) {
    let cost = finding.nanoseconds > 0 ? ", cost \(TimeText.short(finding.nanoseconds))" : ""
    page.line([
      Page.Piece("Finding \(number): \(finding.signature)", .strong),
      Page.Piece(" (\(finding.confidence)\(cost))"),
    ])
    if !isVerdict { page.paragraph(finding.cause, indent: 2, hanging: 0) }
    let width = finding.evidence.map { "\($0.at.event)".count }.max() ?? 0
    for proof in finding.evidence.prefix(longestEvidence) {
      page.paragraph(proof.shows, head: "#\(proof.at.event)".left(width + 3), indent: 4, hanging: 0)
    }
    let more = finding.evidence.count - longestEvidence
    if more > 0 { page.line("    … \(more.counted("more event")) (--json has all)", .faint) }
    for other in finding.ruledOut { page.paragraph("Not \(other.what): \(other.whyNot)", indent: 2) }
    if let fact = finding.wouldDecide { page.paragraph("Would make it certain: \(fact)", indent: 2) }
    for remedy in finding.remedies { page.paragraph("What to do: \(remedy)", indent: 2) }
  }
}
