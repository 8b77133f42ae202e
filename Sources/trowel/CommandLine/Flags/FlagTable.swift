internal import Inspection

/// Options, by letter and by name.
package struct FlagTable: Sendable {
  package static let shared = FlagTable(
    Flag.reading + Flag.printing + Flag.range + Flag.chisels + Flag.information + Flag.writing
      + Flag.otherTools
      + Flag.live + Flag.metadata + Flag.obsolete + Flag.foreign)

  /// Those of `trowel explain`.
  package static let explaining = FlagTable(
    Flag.explaining + Flag.reading + Flag.range + Flag.live + Flag.metadata)

  /// Those of `trowel top`.
  package static let top = FlagTable(
    Flag.top + Flag.reading + Flag.live.filter { $0.short != "u" } + Flag.metadata)

  /// In the order in which help shows them within a role.
  package let all: [Flag]

  package init(_ flags: [Flag]) { all = flags }

  /// The option with that letter, or nil.
  package subscript(short letter: Character) -> Flag? { all.first { $0.short == letter } }

  /// The option called `name`, or the only one whose name starts with it.
  package func flag(long name: String) throws(UsageError) -> Flag {
    if let exact = all.first(where: { $0.long.contains(name) }) { return exact }
    let candidates = name.isEmpty ? [] : all.filter { $0.long.contains { $0.hasPrefix(name) } }
    if candidates.count == 1 { return candidates[0] }
    guard !candidates.isEmpty else {
      let guess =
        NameGuess.nearest(to: name, among: all.flatMap(\.long), atLeast: 2).map { ": did you mean --\($0)?" }
        ?? ""
      throw UsageError("unknown option --\(name)\(guess)")
    }
    let names = candidates.flatMap(\.long).filter { $0.hasPrefix(name) }
    throw UsageError("--\(name) could be any of \(names.map { "--" + $0 }.joined(separator: ", "))")
  }
}
