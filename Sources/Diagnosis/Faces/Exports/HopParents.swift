/// Which step led to which, by the depths of the steps.
enum HopParents {
  /// For each hop the place of the one that led to it; nil for the transaction's own.
  static func of(_ hops: [Transaction.Hop]) -> [Int?] {
    var path: [Int] = []
    return hops.indices.map { place in
      while let last = path.last, hops[last].depth >= hops[place].depth { path.removeLast() }
      defer { path.append(place) }
      return path.last
    }
  }
}
