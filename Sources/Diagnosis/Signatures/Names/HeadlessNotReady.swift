internal import Events
internal import Protocols

extension Signature {
  /// A name does not exist at first, and some time later it does: a headless Service has no address until a pod is ready.
  static let headlessNotReady = Signature("headless-not-ready") { clues in
    let appearances = HeadlessNotReady.appearances(clues)
    return appearances.isEmpty
      ? []
      : LookupGroup.groups(of: clues) { place, lookup in
        guard let appearance = appearances[lookup.name], appearance.denied.contains(place) else { return nil }
        let isFirst = appearance.denied.first == place
        return (key: lookup.name, nanoseconds: isFirst ? appearance.nanoseconds : 0)
      }
      .compactMap { group in appearances[group.key].map { HeadlessNotReady.finding(clues, group, $0) } }
  }
}

private enum HeadlessNotReady {
  struct Appearance {
    /// The look-ups that found nothing.
    var denied: [Int]
    var found: Int
    var nanoseconds: UInt64
  }

  /// Names that were denied, and found later by the same servers.
  static func appearances(_ clues: borrowing Clues) -> [String: Appearance] {
    var denied: [String: [Int]] = [:]
    var appearances: [String: Appearance] = [:]
    for place in clues.lookupsOfPrograms {
      let lookup = clues.evidence.lookups[place]
      guard lookup.isFound else {
        if isDenied(lookup) { denied[lookup.name, default: []].append(place) }
        continue
      }
      let earlier = (denied.removeValue(forKey: lookup.name) ?? []).filter { before in
        let other = clues.evidence.lookups[before]
        return other.servers == lookup.servers && other.ended < lookup.began
          && Set(lookup.candidates.filter(\.hasRecords).map(\.name)).isSubset(
            of: other.candidates.map(\.name))
      }
      guard let first = earlier.first, appearances[lookup.name] == nil else { continue }
      let began = clues.evidence.lookups[first].began
      appearances[lookup.name] = Appearance(
        denied: earlier, found: place, nanoseconds: lookup.ended.nanoseconds(since: began))
    }
    return appearances
  }

  /// All answers say that there is no such name.
  private static func isDenied(_ lookup: Lookup) -> Bool {
    lookup.isAnswered && lookup.attempts.allSatisfy { $0.code == .noSuchName }
  }

  static func finding(
    _ clues: borrowing Clues, _ group: LookupGroup<String, Void>, _ appearance: Appearance
  ) -> Finding {
    let found = clues.evidence.lookups[appearance.found]
    let denied = appearance.denied.map { clues.evidence.lookups[$0] }
    let time = TimeText.short(appearance.nanoseconds)
    let times = denied.count == 1 ? "once" : "\(denied.count) times"
    let address = found.addresses.first.map { " as \($0.text)" } ?? ""
    return Finding(
      "headless-not-ready",
      "\(clues.title(of: appearance.found)) found `\(group.key)` only \(time) after it had first looked for it, when it tried "
        + "for the \(ordinal(denied.count + 1)) time: the name server said NXDOMAIN \(times), and then knew it\(address), as names of a headless Service exist only while their pods are "
        + "ready.",
      evidence: denied.flatMap { lookup in
        lookup.attempts.compactMap(\.answered).prefix(1).map {
          Finding.Proof($0, "NXDOMAIN for `\(group.key)`")
        }
      }
        + found.attempts.filter { $0.answerCount > 0 }.compactMap(\.answered).prefix(1).map {
          Finding.Proof($0, "the name exists")
        },
      nanoseconds: group.nanoseconds, confidence: .likely,
      wouldDecide: "when the endpoint of that name became ready, in the EndpointSlice of the Service",
      ruledOut: [
        Finding.Alternative("a wrong name", "the same name was found later"),
        Finding.Alternative(
          "a name server that is down", "it answered each time, within \(TimeText.short(slowest(denied)))"),
      ],
      remedies: [
        "`publishNotReadyAddresses: true` for the Service, where peers look for each other before they are ready",
        "let the client wait and try again, or start after its peer is ready",
        "a shorter time for which the name server keeps NXDOMAIN",
      ], about: group.subject, subjects: group.subjects.union([.lookup(appearance.found)]))
  }

  private static func ordinal(_ number: Int) -> String {
    switch number % 10 {
    case 1 where number % 100 != 11: "\(number)st"
    case 2 where number % 100 != 12: "\(number)nd"
    case 3 where number % 100 != 13: "\(number)rd"
    default: "\(number)th"
    }
  }

  private static func slowest(_ lookups: [Lookup]) -> UInt64 {
    lookups.flatMap(\.attempts).compactMap(\.nanoseconds).max() ?? 0
  }
}
