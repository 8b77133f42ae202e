/// Every option, by letter and by name.
package struct FlagTable: Sendable {
  package static let shared = FlagTable()

  /// In the order in which help shows them within a role.
  package let all: [Flag] = Flag.printing + Flag.printingLater + Flag.information + Flag.writing + Flag.live

  /// The option with that letter, or nil.
  package subscript(short letter: Character) -> Flag? { all.first { $0.short == letter } }

  /// The option called `name`, or the only one whose name starts with it.
  package func flag(long name: String) throws(UsageError) -> Flag {
    if let exact = all.first(where: { $0.long.contains(name) }) { return exact }
    let candidates = name.isEmpty ? [] : all.filter { $0.long.contains { $0.hasPrefix(name) } }
    if candidates.count == 1 { return candidates[0] }
    guard !candidates.isEmpty else {
      let guess = nearest(to: name).map { ": did you mean --\($0)?" } ?? ""
      throw UsageError("unknown option --\(name)\(guess)")
    }
    let names = candidates.flatMap(\.long).filter { $0.hasPrefix(name) }
    throw UsageError("--\(name) could be any of \(names.map { "--" + $0 }.joined(separator: ", "))")
  }

  /// The name that differs least from `name`, if any is close.
  private func nearest(to name: String) -> String? {
    let distances = all.flatMap(\.long).map { ($0, Self.distance($0, name)) }
    guard let best = distances.min(by: { $0.1 < $1.1 }), best.1 <= max(2, name.count / 3) else { return nil }
    return best.0
  }

  /// How many letters must be added, dropped or replaced to turn one word into the other.
  private static func distance(_ first: String, _ second: String) -> Int {
    let other = Array(second.utf8)
    var row = Array(0...other.count)
    for letter in first.utf8 {
      var diagonal = row[0]
      row[0] += 1
      for (index, each) in other.enumerated() {
        let replaced = diagonal + (each == letter ? 0 : 1)
        diagonal = row[index + 1]
        row[index + 1] = min(replaced, row[index] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
