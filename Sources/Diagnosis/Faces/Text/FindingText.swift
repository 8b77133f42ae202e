internal import Protocols

/// What was wrong, with the events that show it.
enum FindingText {
  /// Of more events those that repeat others are counted only.
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
    var isGap = false
    for (proof, isShown) in zip(finding.evidence, shown(finding.evidence)) {
      if isShown {
        page.paragraph(proof.shows, head: "#\(proof.at.event)".left(width + 3), indent: 4, hanging: 0)
      } else if !isGap {
        page.line("    …", .faint)
      }
      isGap = !isShown
    }
    let more = shown(finding.evidence).count { !$0 }
    if more > 0 { page.line("    (\(more.counted("more event")) like these: --json has all)", .faint) }
    for other in finding.ruledOut { page.paragraph("Not \(other.what): \(other.whyNot)", indent: 2) }
    if let fact = finding.wouldDecide {
      let what = finding.confidence == .certain ? "Would tell why" : "Would make it certain"
      page.paragraph("\(what): \(fact)", indent: 2)
    }
    for remedy in finding.remedies { page.paragraph("What to do: \(remedy)", indent: 2) }
  }

  /// Which of the events are shown: what decides and, as far as there is room, the first of those that repeat others. Where
  /// even the former are too many, their middle is left out.
  private static func shown(_ proofs: [Finding.Proof]) -> [Bool] {
    guard proofs.count > longestEvidence else { return proofs.map { _ in true } }
    let deciding = proofs.indices.filter { !proofs[$0].isRepeat }
    let kept =
      deciding.count <= longestEvidence
      ? deciding : Array(deciding.prefix(longestEvidence / 2) + deciding.suffix(longestEvidence / 2))
    let room = longestEvidence - kept.count
    let all = Set(kept + proofs.indices.filter { proofs[$0].isRepeat }.prefix(room))
    return proofs.indices.map(all.contains)
  }
}
