internal import Events
internal import Protocols

/// An explanation for people: a verdict, where the time of the worst transaction went, its steps, and what was wrong.
///
/// What came from the capture is escaped: no control character of it reaches a terminal.
package struct ExplanationText {
  private let explanation: Explanation
  private let width: Int
  private var lines: [String] = []

  /// The steps of no more transactions are drawn.
  private static let drawn = 1
  /// More steps than this are summed up.
  private static let longestWaterfall = 40

  /// - Parameter width: of a line, in characters.
  package init(_ explanation: Explanation, width: Int) {
    self.explanation = explanation
    self.width = max(width, 60)
  }

  package static func text(_ explanation: Explanation, width: Int, transaction: Int? = nil) -> String {
    var face = ExplanationText(explanation, width: width)
    if let transaction, let chosen = explanation.transactions.first(where: { $0.number == transaction }) {
      face.draw(chosen)
    } else {
      face.verdict()
      for chosen in explanation.worst.prefix(Self.drawn) { face.draw(chosen) }
      face.findings()
      face.others()
    }
    face.limits()
    return face.lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Verdict

  private mutating func verdict() {
    if let first = explanation.findings.first {
      add(paragraph: first.cause, indent: 0)
      if let remedy = first.remedies.first { add(paragraph: "Do: \(remedy)", indent: 0) }
    } else if let worst = explanation.worst.first {
      add(
        paragraph:
          "Nothing wrong was found in \(count(explanation.transactions.count, "transaction")); the longest took "
          + "\(TimeText.short(worst.nanoseconds)).", indent: 0)
    } else {
      add(paragraph: "Nothing wrong was found: the capture shows no request.", indent: 0)
    }
    lines.append("")
  }

  // MARK: - A transaction

  private mutating func draw(_ transaction: Transaction) {
    let actor = explanation.evidence[transaction.actor]
    let failure = transaction.failure.map { ": \($0)" } ?? ""
    add(
      paragraph: "Transaction \(transaction.number): \(actor.title): \(transaction.title)\(failure), "
        + "\(TimeText.short(transaction.nanoseconds)), events \(transaction.began.event) to \(transaction.ended.event)",
      indent: 0)
    drawParts(transaction)
    drawHops(transaction)
    lines.append("")
  }

  private mutating func drawParts(_ transaction: Transaction) {
    var sums: [Transaction.Part.Kind: UInt64] = [:]
    for part in transaction.parts { sums[part.kind, default: 0] += part.nanoseconds }
    for (kind, time) in sums.sorted(by: { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) })
    where time > 0 {
      let share =
        transaction.nanoseconds == 0
        ? 0 : Int((time * 100 + transaction.nanoseconds / 2) / transaction.nanoseconds)
      let bar = String(repeating: "█", count: max(1, share * 30 / 100))
      lines.append(
        "  \(left(kind.rawValue, 31)) \(right(TimeText.short(time), 8)) \(right("\(share)", 3)) %  \(bar)")
    }
    lines.append("")
  }

  private mutating func drawHops(_ transaction: Transaction) {
    guard !transaction.hops.isEmpty else { return }
    let barWidth = 16
    lines.append(
      "  \(right("event", 8))  \(right("start", 8))  \(right("took", 8))  \(left("", barWidth))  step")
    for hop in transaction.hops.prefix(Self.longestWaterfall) {
      let offset = hop.began.nanoseconds(since: transaction.began)
      let took = hop.ended.map { $0.nanoseconds(since: hop.began) }
      let bar = Self.bar(offset, took ?? 0, transaction.nanoseconds, barWidth)
      let head =
        "  \(right("\(hop.began.event)", 8))  \(right("+" + TimeText.short(offset), 8))  "
        + "\(right(took.map(TimeText.short) ?? "?", 8))  \(bar)  "
      let step =
        String(repeating: "  ", count: hop.depth) + "\(explanation.evidence[hop.actor].name): \(hop.title)"
      let outcome = " → \(hop.outcome)\(hop.confidence == .possible ? " (perhaps)" : "")"
      lines.append(head + cut(Self.safe(step), width - head.count - outcome.count) + Self.safe(outcome))
    }
    if transaction.hops.count > Self.longestWaterfall {
      lines.append(
        "  … and \(count(transaction.hops.count - Self.longestWaterfall, "step")) more (--json has all)")
    }
  }

  private static func bar(_ offset: UInt64, _ took: UInt64, _ whole: UInt64, _ width: Int) -> String {
    guard whole > 0 else { return String(repeating: " ", count: width) }
    let start = min(Int(Double(offset) / Double(whole) * Double(width)), width - 1)
    let length = min(max(1, Int((Double(took) / Double(whole) * Double(width)).rounded())), width - start)
    return String(repeating: "·", count: start) + String(repeating: "█", count: length)
      + String(repeating: "·", count: width - start - length)
  }

  // MARK: - Findings

  private mutating func findings() {
    for (place, finding) in explanation.findings.enumerated() {
      let cost = finding.nanoseconds > 0 ? ", cost \(TimeText.short(finding.nanoseconds))" : ""
      lines.append("Finding \(place + 1): \(finding.signature) (\(finding.confidence)\(cost))")
      add(paragraph: finding.cause, indent: 2)
      for proof in finding.evidence.prefix(12) {
        add(paragraph: "#\(proof.at.event) \(proof.shows)", indent: 4)
      }
      if finding.evidence.count > 12 {
        lines.append("    … \(finding.evidence.count - 12) more events (--json has all)")
      }
      for other in finding.ruledOut { add(paragraph: "Not \(other.what): \(other.whyNot)", indent: 2) }
      if let fact = finding.wouldDecide { add(paragraph: "Would make it certain: \(fact)", indent: 2) }
      for remedy in finding.remedies { add(paragraph: "Do: \(remedy)", indent: 2) }
      lines.append("")
    }
  }

  private mutating func others() {
    let others = explanation.worst.dropFirst(Self.drawn).prefix(5).filter {
      $0.failure != nil || $0.nanoseconds > 100_000_000
    }
    guard !others.isEmpty else { return }
    lines.append("Other transactions (--transaction N shows one):")
    for other in others {
      let text =
        "\(explanation.evidence[other.actor].name): \(other.title)\(other.failure.map { ": \($0)" } ?? "")"
      lines.append(
        "  \(right("\(other.number)", 6))  \(right(TimeText.short(other.nanoseconds), 8))  \(cut(Self.safe(text), width - 20))"
      )
    }
    lines.append("")
  }

  private mutating func limits() {
    for limit in explanation.evidence.visibility.limits { add(paragraph: "Note: \(limit)", indent: 0) }
  }

  // MARK: - Lines

  /// Adds the words of a text in lines that fit.
  private mutating func add(paragraph: String, indent: Int) {
    let blank = String(repeating: " ", count: indent)
    var line = blank
    for word in Self.safe(paragraph).split(separator: " ") {
      if line.count > blank.count, line.count + 1 + word.count > width {
        lines.append(line)
        line = blank + "  "
      }
      line += line.last == " " || line.isEmpty ? String(word) : " \(word)"
    }
    lines.append(line)
  }

  private static func safe(_ text: String) -> String {
    var buffer = ByteBuffer()
    buffer.append(escapingControls: Array(text.utf8).rawSpan)
    return String(decoding: buffer.bytes)
  }

  private func count(_ count: Int, _ what: String) -> String {
    count == 1 ? "1 \(what)" : "\(count) \(what)s"
  }
  private func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
  private func cut(_ text: String, _ width: Int) -> String {
    text.count <= max(width, 20) ? text : String(text.prefix(max(width, 20) - 1)) + "…"
  }
}
