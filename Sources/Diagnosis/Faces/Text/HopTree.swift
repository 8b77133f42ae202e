internal import Protocols

/// The steps of a transaction as a tree: below each what it led to in other processes.
struct HopTree {
  private(set) var roots: [Node] = []

  /// A step, or several that went alike.
  struct Node {
    var hop: Transaction.Hop
    /// How many steps it stands for.
    var count = 1
    /// The types of records that were asked for; empty for what is no question.
    var types: [String] = []
    /// The last end of those that it stands for.
    var ended: Instant?
    /// Who did what was asked, where that is all that is to be said of it.
    var servedBy: ActorID?
    var children: [Node] = []

    init(_ hop: Transaction.Hop) {
      self.hop = hop
      types = hop.question.map { [$0.type] } ?? []
      ended = hop.ended
    }
  }

  init(_ hops: [Transaction.Hop]) {
    var place = 0
    roots = Self.siblings(of: hops, at: &place, depth: 0)
  }

  /// Steps of that depth, each with the deeper ones that follow it.
  private static func siblings(of hops: [Transaction.Hop], at place: inout Int, depth: Int) -> [Node] {
    var nodes: [Node] = []
    while place < hops.count, hops[place].depth >= depth {
      var node = Node(hops[place])
      place += 1
      node.children = siblings(of: hops, at: &place, depth: node.hop.depth + 1)
      nodes.append(node)
    }
    return nodes
  }

  // MARK: - Folding

  /// What went alike as one, and a server's answer together with its request.
  func folded() -> HopTree {
    var tree = self
    tree.roots = Self.fold(roots)
    return tree
  }

  private static func fold(_ nodes: [Node]) -> [Node] {
    var folded: [Node] = []
    for node in nodes.map(joined) {
      if let place = folded.suffix(neighbours).lastIndex(where: { isAlike($0, node) }) {
        folded[place].absorb(node)
      } else {
        folded.append(node)
      }
    }
    return folded.map { node in
      var node = node
      node.children = fold(node.children)
      return node
    }
  }

  /// More steps before one are not looked through for one that went alike.
  private static let neighbours = 256

  /// A server that only answered needs no line of its own.
  private static func joined(_ node: Node) -> Node {
    var node = node
    guard let served = node.children.first, served.hop.depth == node.hop.depth + 1,
      served.hop.outcome == node.hop.outcome, served.hop.request == node.hop.request,
      served.hop.request != nil, served.hop.question == nil
    else { return node }
    node.servedBy = served.hop.actor
    node.children = served.children + node.children.dropFirst()
    return node
  }

  /// They were under way together, and came to the same.
  private static func isAlike(_ one: Node, _ other: Node) -> Bool {
    guard one.hop.actor == other.hop.actor, one.hop.outcome == other.hop.outcome,
      max(
        other.hop.began.nanoseconds(since: one.hop.began), one.hop.began.nanoseconds(since: other.hop.began))
        < together
    else { return false }
    if let question = one.hop.question, let second = other.hop.question {
      return question.name == second.name && question.server == second.server
        && Set(one.types).isDisjoint(with: other.types)
    }
    // Of requests and connections alike one line is enough.
    return one.hop.title == other.hop.title && one.hop.request == other.hop.request
  }

  /// Steps that begin within this time may stand in one line: in nanoseconds.
  private static let together: UInt64 = 20_000_000
}

extension HopTree.Node {
  fileprivate mutating func absorb(_ other: HopTree.Node) {
    count += other.count
    types = (types + other.types).sorted()
    ended = ended.flatMap { mine in other.ended.map { max(mine, $0) } }
    children += other.children
  }
}
