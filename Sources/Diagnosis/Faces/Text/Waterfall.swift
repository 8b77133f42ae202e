internal import Protocols

/// The steps of a transaction over its time, each with a bar where it lasted.
struct Waterfall {
  private let transaction: Transaction
  private let evidence: Evidence
  private let rows: [Row]
  private let leftOut: Int
  private let names: Set<String>

  /// More steps do not fit on a screen.
  private static let longest = 24
  private static let barWidth = 12

  private struct Row {
    let node: HopTree.Node
    let indent: Int
  }

  init(_ transaction: Transaction, _ evidence: Evidence, isWhole: Bool) {
    self.transaction = transaction
    self.evidence = evidence
    let tree = HopTree(transaction.hops)
    var rows: [Row] = []
    for node in (isWhole ? tree : tree.folded()).roots { Self.add(node, 0, to: &rows) }
    let kept = isWhole ? rows.indices.map { $0 } : Self.telling(rows)
    self.rows = kept.map { rows[$0] }
    leftOut = rows.count - kept.count
    names = Set(transaction.lookups.map { evidence.lookups[$0].name })
  }

  private static func add(_ node: HopTree.Node, _ indent: Int, to rows: inout [Row]) {
    rows.append(Row(node: node, indent: indent))
    for child in node.children { add(child, indent + 1, to: &rows) }
  }

  /// The rows that are shown where not all are: what failed, then the transaction's own, and of the others the longest.
  private static func telling(_ rows: [Row]) -> [Int] {
    guard rows.count > longest else { return Array(rows.indices) }
    let ranked = rows.indices.sorted { left, right in
      let (one, other) = (rows[left].node.hop, rows[right].node.hop)
      if one.isFailure != other.isFailure { return one.isFailure }
      if (rows[left].indent == 0) != (rows[right].indent == 0) { return rows[left].indent == 0 }
      if rows[left].node.nanoseconds != rows[right].node.nanoseconds {
        return rows[left].node.nanoseconds > rows[right].node.nanoseconds
      }
      return left < right
    }
    return ranked.prefix(longest).sorted()
  }

  // MARK: - Drawing

  func draw(on page: inout Page) {
    guard !rows.isEmpty else { return }
    let event = max(5, rows.map { "\($0.node.hop.began.event)".count }.max() ?? 0)
    page.line(
      "  \("event".right(event))  \("start".right(8))  \("took".right(8))  \("".left(Self.barWidth))  step",
      .faint)
    for row in rows { draw(row, event, on: &page) }
    if leftOut > 0 {
      page.line(
        "  … \(leftOut.counted("shorter step")) (--transaction \(transaction.number) has all)", .faint)
    }
  }

  private func draw(_ row: Row, _ eventWidth: Int, on page: inout Page) {
    let hop = row.node.hop
    let offset = hop.began.nanoseconds(since: transaction.began)
    let end = hop.isUnderWay ? evidence.ended : row.node.ended
    let took = end.map { $0.nanoseconds(since: hop.began) }
    let told = took.map { (hop.isUnderWay ? ">" : "") + TimeText.short($0) } ?? "?"
    let head =
      "  \("\(hop.began.event)".right(eventWidth))  \(("+" + TimeText.short(offset)).right(8))  "
      + "\(told.right(8))  "
    let indent = String(repeating: "  ", count: row.indent)
    let room = page.width - head.count - Self.barWidth - 2 - indent.count
    let outcome = Page.escaped(hop.outcome) + (hop.confidence == .possible ? " (perhaps)" : "")
    let least = hop.request == nil ? room / 2 : room * 2 / 5
    let width = max(least, room - step(row.node, .max).count) - 3
    // Answers say most at their beginning, addresses at their end.
    let result = hop.request == nil ? outcome.fitted(width) : outcome.cut(width)
    page.line([
      Page.Piece(head), Page.Piece(bar(offset, took ?? 0), .bar),
      Page.Piece("  \(indent)\(step(row.node, room - result.count - 3).fitted(room - result.count - 3)) → "),
      Page.Piece(result, hop.isFailure ? .bad : .plain),
    ])
  }

  private func bar(_ offset: UInt64, _ took: UInt64) -> String {
    let width = Double(Self.barWidth)
    let whole = Double(max(1, transaction.nanoseconds))
    // Where clocks went backwards, a step may be any number of times as long as the whole.
    let start = min(Int(min(Double(offset) / whole * width, width)), Self.barWidth - 1)
    let length = min(max(1, Int(min(Double(took) / whole * width, width).rounded())), Self.barWidth - start)
    return String(repeating: "·", count: start) + String(repeating: "█", count: length)
      + String(repeating: "·", count: Self.barWidth - start - length)
  }

  /// What is done, in no more than that many characters: what tells it from others stays.
  private func step(_ node: HopTree.Node, _ room: Int) -> String {
    let actor = Page.escaped(evidence[node.hop.actor].name)
    let times = node.count > 1 && node.types.isEmpty ? " ×\(node.count)" : ""
    if let question = node.hop.question {
      let asked = "\(actor): \(node.types.joined(separator: "+"))? "
      let server = room > 60 && room < .max ? " of \(question.server)" : ""
      let rest = room == .max ? .max : max(12, room - asked.count - server.count)
      return asked + Page.escaped(shortened(question.name)).fitted(rest) + server
    }
    let served = node.servedBy.map { ", by \(Page.escaped(evidence[$0].name))" } ?? ""
    let rest = room == .max ? .max : max(12, room - actor.count - 2 - times.count - served.count)
    return "\(actor): \(Page.escaped(title(node)).fitted(rest))\(served)\(times)"
  }

  /// Who answered tells more than where; and of a request the query tells least.
  private func title(_ node: HopTree.Node) -> String {
    guard node.servedBy != nil, let request = node.hop.request else { return node.hop.title }
    return String(request.prefix { $0 != "?" })
  }

  /// `….localdomain.` for the name that the title tells, with a suffix.
  private func shortened(_ name: String) -> String {
    for typed in names where typed.count > 12 && name.hasPrefix("\(typed).") && name.count > typed.count + 1 {
      return "…" + name.dropFirst(typed.count)
    }
    return name
  }
}

extension HopTree.Node {
  fileprivate var nanoseconds: UInt64 { ended?.nanoseconds(since: hop.began) ?? 0 }
}
