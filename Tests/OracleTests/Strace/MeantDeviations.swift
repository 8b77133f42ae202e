/// Where a recording is meant to differ from strace's account, a row each, with the reason.
struct MeantDeviations {
  /// How a recording was made.
  enum Way: String { case kernel, ptrace }

  private struct Row {
    let ways: [Way]
    /// `*` for any.
    let workload: String
    /// What the step begins with.
    let step: String
    /// `only-ours`, `only-strace`, `only-ours-returns`, or a param with both values: strace's, ours.
    let what: [String]
  }

  private let rows: [Row]

  /// The rows for one workload.
  init(of workload: String, _ way: Way) {
    rows = Self.text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.split(separator: "|").map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      precondition(parts.count == 5 && !parts[4].isEmpty, "meant deviations: \(line)")
      return Row(
        ways: parts[0].split(separator: ",").compactMap { Way(rawValue: String($0)) }, workload: parts[1],
        step: parts[2],
        what: parts[3].split(separator: " ", omittingEmptySubsequences: false).map(String.init))
    }.filter { $0.ways.contains(way) && ($0.workload == "*" || $0.workload == workload) }
  }

  func allowsOnlyOurs(_ step: ThreadStory.Step) -> Bool { allows(step, ["only-ours"]) }

  func allowsOnlyStraces(_ step: ThreadStory.Step) -> Bool { allows(step, ["only-strace"]) }

  func allowsOnlyOursToReturn(_ step: ThreadStory.Step) -> Bool { allows(step, ["only-ours-returns"]) }

  /// A param of a step that strace tells has another value in the recording.
  func allows(_ step: ThreadStory.Step, _ expected: ThreadStory.Fact, _ found: ThreadStory.Fact?) -> Bool {
    let param = expected.name.split(separator: " ").last.map(String.init) ?? ""
    return allows(step, [param, Self.shown(expected.value), Self.shown(found?.value ?? "none")])
  }

  private static func shown(_ value: String) -> String { value.isEmpty ? "nothing" : value }

  private func allows(_ step: ThreadStory.Step, _ what: [String]) -> Bool {
    rows.contains { step.description.hasPrefix($0.step) && $0.what == what }
  }
}
