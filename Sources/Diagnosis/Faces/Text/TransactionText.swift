internal import Events
internal import Protocols

/// One transaction: what it was, where its time went, and its steps.
enum TransactionText {
  /// - Parameter isWhole: with everything there is; else what fits on a screen.
  static func tell(_ transaction: Transaction, of evidence: Evidence, isWhole: Bool, on page: inout Page) {
    let failure = transaction.failure.map { ": \($0)" } ?? ""
    page.paragraph(
      "Transaction \(transaction.number): \(evidence[transaction.actor].title): \(transaction.title)\(failure), "
        + "\(TimeText.short(transaction.nanoseconds)), events \(transaction.began.event) to \(transaction.ended.event)",
      .strong)
    if isWhole {
      tellParts(transaction, on: &page)
    } else {
      tellSums(transaction, on: &page)
    }
    page.blank()
    Waterfall(transaction, evidence, isWhole: isWhole).draw(on: &page)
  }

  // MARK: - Where the time went

  private struct Sum {
    let kind: Transaction.Part.Kind
    var nanoseconds: UInt64 = 0
    var subjects: [String: UInt64] = [:]
  }

  /// Smaller shares than one in this many are left out where space is short.
  private static let smallest: UInt64 = 200
  private static let barWidth = 20

  /// Each kind in one line, with what most of it was spent on.
  private static func tellSums(_ transaction: Transaction, on page: inout Page) {
    var sums: [Transaction.Part.Kind: Sum] = [:]
    for part in transaction.parts {
      sums[part.kind, default: Sum(kind: part.kind)].nanoseconds += part.nanoseconds
      sums[part.kind]?.subjects[part.subject, default: 0] += part.nanoseconds
    }
    let ranked = sums.values.sorted {
      ($1.nanoseconds, $0.kind.rawValue) < ($0.nanoseconds, $1.kind.rawValue)
    }
    for sum in ranked where sum.nanoseconds > 0 {
      guard sum.nanoseconds >= transaction.nanoseconds / smallest || sum.kind == ranked.first?.kind else {
        continue
      }
      let head = "  \(sum.kind.rawValue.left(28)) \(share(sum.nanoseconds, transaction))  "
      let bar = bar(sum.nanoseconds, transaction)
      page.line([
        Page.Piece(head), Page.Piece(bar.left(barWidth), .bar),
        Page.Piece("  \(mostly(sum, page.width - head.count - barWidth - 2))", .faint),
      ])
    }
  }

  private static func mostly(_ sum: Sum, _ width: Int) -> String {
    guard let most = sum.subjects.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), !most.key.isEmpty,
      width > 16
    else { return "" }
    if sum.subjects.count == 1 { return Page.escaped(most.key).fitted(width) }
    let time = "\(TimeText.short(most.value)): "
    return time + Page.escaped(most.key).fitted(width - time.count)
  }

  /// Each stretch of time in its place.
  private static func tellParts(_ transaction: Transaction, on page: inout Page) {
    for part in transaction.parts {
      let offset = part.began.rawValue - min(transaction.began.time.rawValue, part.began.rawValue)
      let head = "  \(("+" + TimeText.short(offset)).right(9)) \(share(part.nanoseconds, transaction))  "
      let kind = part.kind.rawValue
      let rest = max(16, page.width - head.count - kind.count - 2)
      page.line(head + kind + (part.subject.isEmpty ? "" : ": \(Page.escaped(part.subject).fitted(rest))"))
    }
  }

  /// ` 8.02 s  94 %`
  private static func share(_ time: UInt64, _ transaction: Transaction) -> String {
    let whole = transaction.nanoseconds
    let percent = whole == 0 ? 0 : Int((Double(time) * 100 / Double(whole)).rounded())
    return "\(TimeText.short(time).right(8)) \("\(percent)".right(3)) %"
  }

  private static func bar(_ time: UInt64, _ transaction: Transaction) -> String {
    guard transaction.nanoseconds > 0 else { return "" }
    let share = Double(time) / Double(transaction.nanoseconds)
    return String(repeating: "█", count: max(1, Int((share * Double(barWidth)).rounded())))
  }
}
