internal import Protocols

/// What is worth a word although it is no fault: everything went well in the end.
extension Explanation {
  /// A sentence each.
  package var remarks: [String] {
    let accounted = findings.reduce(into: Set<Finding.Subject>()) { $0.formUnion($1.subjects) }
    let places = told.flatMap(\.lookups).filter { !accounted.contains(.lookup($0)) }
    return Array(
      Set(places).sorted().compactMap { failingSuffix(of: evidence.lookups[$0]) }.prefix(Self.longest))
  }

  /// More of them are not told.
  private static let longest = 3
  /// What takes less than this is not worth a word: in nanoseconds.
  private static let shortest: UInt64 = 50_000_000

  /// Most of the time of a look-up that found its name went to a suffix for which the server fails.
  private func failingSuffix(of lookup: Lookup) -> String? {
    guard lookup.isFound else { return nil }
    let failing = lookup.candidates.indices.first { place in
      let (candidate, time) = (lookup.candidates[place], lookup.nanoseconds(of: place))
      return candidate.attempts.contains(where: \.isFailure) && !candidate.hasRecords && time >= Self.shortest
        && time > lookup.nanoseconds / 2
    }
    guard let failing else { return nil }
    let candidate = lookup.candidates[failing]
    let code = candidate.attempts.last(where: \.isFailure)?.code.map { "\($0)" } ?? "that it cannot tell"
    let server = candidate.attempts.first?.server.description ?? "the name server"
    return """
      \(TimeText.short(lookup.nanoseconds(of: failing))) of the \(TimeText.short(lookup.nanoseconds)) that \
      \(evidence[lookup.actor].title) looked `\(lookup.name)` up went to `\(candidate.name)`, of which \(server) says \(code).
      """
  }
}
