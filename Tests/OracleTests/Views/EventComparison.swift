import TestSupport

/// The events of a capture in the place of a view (`-v dig`, `-v echo`) as JSON, by csysdig and by `trowel top`.
struct EventComparison: Sendable {
  let capture: OracleTests.Capture
  /// `dig` or `echo`.
  let view: String
  /// Options and a filter.
  let words: [String]

  struct Verdict: Sendable {
    let name: String
    /// Events, each as JSON, in the order in which they were printed.
    let expected: [String]
    let found: [String]
    let countsAgree: Bool

    var agrees: Bool { expected == found && countsAgree }

    /// What differs first.
    var example: String {
      let place = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      let first = place ?? min(expected.count, found.count)
      func line(_ lines: [String]) -> String { lines.indices.contains(first) ? lines[first] : "(no more)" }
      return "  - \(line(expected))\n  + \(line(found))"
    }
  }

  func run(_ binary: String) -> Verdict {
    let words = ["-v", view, "-j"] + words
    let expected = content(Process.run("csysdig", ["-r", capture.oraclePath] + words))
    let found = content(Process.run(binary, ["top", "-r", capture.path] + words))
    var events = expected.events
    // csysdig looks at the last event once more when it finds the end.
    if events.count == found.events.count + 1, events.last == events.dropLast().last { events.removeLast() }
    return Verdict(
      name: "\(view) \(self.words.joined(separator: " ")) | \(capture.name)",
      expected: events, found: found.events,
      countsAgree: expected.count == expected.events.count && found.count == found.events.count)
  }

  /// The values of all slices, and what the last one says how many there were.
  private func content(_ outcome: Process.Outcome) -> (events: [String], count: Int?) {
    let text = outcome.output.filter { $0 != UInt8(ascii: "\n") }
    let slices = JSONValues.members("data", of: text).flatMap { JSONValues.elements(of: $0) }
    let count = JSONValues.members("count", of: text).first.flatMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    return (slices.map { String(decoding: $0, as: UTF8.self) }, count)
  }
}
