internal import Protocols

/// Look-ups that one finding is about: of the same fault, whoever looked up.
struct LookupGroup<Key: Hashable> {
  let key: Key
  private(set) var places: [Int] = []
  /// What all of them cost together.
  private(set) var nanoseconds: UInt64 = 0
  /// The one that cost most.
  private(set) var worst = 0
  private var most: UInt64 = 0

  var subject: Finding.Subject { .lookup(worst) }
  var subjects: Set<Finding.Subject> { Set(places.map { .lookup($0) }) }

  /// Groups the look-ups of programs in which `fault` finds something: what it is, and what it cost.
  static func groups(
    of clues: borrowing Clues, _ fault: (Int, Lookup) -> (key: Key, nanoseconds: UInt64)?
  ) -> [LookupGroup] {
    var groups: [LookupGroup] = []
    var known: [Key: Int] = [:]
    for place in clues.lookupsOfPrograms {
      let lookup = clues.evidence.lookups[place]
      // What is under way may still come to something, unless it was waited for.
      if lookup.isUnderWay, !clues.evidence.isOverdue(since: lookup.began) { continue }
      guard let found = fault(place, lookup) else { continue }
      let index = known[found.key] ?? groups.endIndex
      if index == groups.endIndex {
        groups.append(LookupGroup(key: found.key))
        known[found.key] = index
      }
      groups[index].add(place, found.nanoseconds)
    }
    return groups
  }

  private mutating func add(_ place: Int, _ cost: UInt64) {
    if places.isEmpty || cost > most { (worst, most) = (place, cost) }
    places.append(place)
    nanoseconds = nanoseconds.saturatingAdd(cost)
  }

  /// ` (and 3 more look-ups)`; nothing for one.
  var others: String {
    places.count < 2 ? "" : " (and \(places.count - 1) more look-up\(places.count == 2 ? "" : "s"))"
  }
}
