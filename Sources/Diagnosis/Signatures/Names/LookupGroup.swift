internal import Protocols

/// Look-ups that one finding is about: of the same fault, whoever looked up.
///
/// Of the worst it keeps what was found in it, where its finding tells of that.
struct LookupGroup<Key: Hashable, Fault> {
  let key: Key
  private(set) var places: [Int] = []
  /// What all of them cost together.
  private(set) var nanoseconds: UInt64 = 0
  /// The one that cost most.
  private(set) var worst: Int
  /// What was found in that.
  private(set) var fault: Fault
  private var most: UInt64 = 0

  var subject: Finding.Subject { .lookup(worst) }
  var subjects: Set<Finding.Subject> { Set(places.map { .lookup($0) }) }

  /// Groups the look-ups of programs in which `examine` finds something: what they have in common, what it cost, and what it is.
  static func faults(
    of clues: borrowing Clues, _ examine: (Int, Lookup) -> (key: Key, nanoseconds: UInt64, fault: Fault)?
  ) -> [LookupGroup] {
    var groups: [LookupGroup] = []
    var known: [Key: Int] = [:]
    for place in clues.lookupsOfPrograms {
      let lookup = clues.evidence.lookups[place]
      // What is under way may still come to something, unless it was waited for.
      if lookup.isUnderWay, !clues.evidence.isOverdue(since: lookup.began) { continue }
      guard let found = examine(place, lookup) else { continue }
      let index = known[found.key] ?? groups.endIndex
      if index == groups.endIndex {
        groups.append(LookupGroup(key: found.key, worst: place, fault: found.fault))
        known[found.key] = index
      }
      groups[index].add(place, found.nanoseconds, found.fault)
    }
    return groups
  }

  private init(key: Key, worst: Int, fault: Fault) {
    (self.key, self.worst, self.fault) = (key, worst, fault)
  }

  private mutating func add(_ place: Int, _ cost: UInt64, _ fault: Fault) {
    if places.isEmpty || cost > most { (worst, most, self.fault) = (place, cost, fault) }
    places.append(place)
    nanoseconds = nanoseconds.saturatingAdd(cost)
  }

  /// ` (and 3 more look-ups)`; nothing for one.
  var others: String {
    places.count < 2 ? "" : " (and \(places.count - 1) more look-up\(places.count == 2 ? "" : "s"))"
  }
}

extension LookupGroup where Fault == Void {
  /// Groups those of which the look-up itself tells enough.
  static func groups(
    of clues: borrowing Clues, _ examine: (Int, Lookup) -> (key: Key, nanoseconds: UInt64)?
  ) -> [LookupGroup] {
    faults(of: clues) { place, lookup in
      examine(place, lookup).map { (key: $0.key, nanoseconds: $0.nanoseconds, fault: ()) }
    }
  }
}
