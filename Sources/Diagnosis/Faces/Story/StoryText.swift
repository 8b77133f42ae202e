internal import Protocols

/// `--story`: the worst transaction told event by event.
package enum StoryText {
  /// - Parameter width: of a line, in characters.
  package static func text(
    of transaction: Transaction, in explanation: Explanation, width: Int, isColored: Bool = false
  ) -> String {
    let evidence = explanation.evidence
    let story = Story(of: transaction, evidence)
    var page = Page(width: width, isColored: isColored)
    page.paragraph(
      "Transaction \(transaction.number): \(evidence[transaction.actor].title): \(transaction.title), "
        + TimeText.short(transaction.nanoseconds), .strong)
    let event = story.sentences.map { "#\($0.at.event)".count }.max() ?? 0
    for sentence in story.sentences {
      if let heading = sentence.heading {
        page.blank()
        page.paragraph(heading, .strong)
      }
      let offset = sentence.at.nanoseconds(since: transaction.began)
      page.paragraph(
        "\(evidence[sentence.actor].name) \(sentence.text)",
        head: "#\(sentence.at.event)".right(event) + "  " + ("+" + TimeText.short(offset)).right(9) + "  ",
        indent: 2, hanging: 2)
    }
    page.blank()
    page.paragraph(ending(of: transaction), .strong)
    for finding in explanation.findings where explanation.isAbout(finding, transaction) {
      page.blank()
      page.paragraph("Why: \(finding.cause)", hanging: 5)
      for remedy in finding.remedies { page.paragraph("What to do: \(remedy)", hanging: 2) }
    }
    return page.text
  }

  private static func ending(of transaction: Transaction) -> String {
    let time = TimeText.short(transaction.nanoseconds)
    if transaction.isUnderWay { return "It was not over when the capture ended, after \(time)." }
    guard let failure = transaction.failure else {
      return "It was done after \(time), at event \(transaction.ended.event)."
    }
    return "It failed after \(time), at event \(transaction.ended.event): \(failure)."
  }
}
