internal import Events
internal import Protocols

/// Transactions in the trace event format of Chrome, which ui.perfetto.dev opens: a process each, slices for transactions,
/// for where their time went and for their steps, and arrows from a step to what it led to elsewhere.
///
/// Source: the format's description, "Trace Event Format", at the Chromium project.
package struct PerfettoTrace {
  private let evidence: Evidence
  private let start: UInt64
  private var events: [JSON] = []
  private var tracks: [Int64: TrackList] = [:]
  private var flowCount: UInt64 = 0

  private init(_ explanation: Explanation) {
    evidence = explanation.evidence
    start = evidence.began?.time.rawValue ?? 0
    var steps: [Step] = []
    for transaction in explanation.told where !transaction.parts.isEmpty || !transaction.hops.isEmpty {
      steps += Self.steps(transaction, evidence)
    }
    tell(steps)
    nameProcesses(Set(steps.map(\.actor)))
  }

  package static func text(_ explanation: Explanation) -> String {
    let trace = PerfettoTrace(explanation)
    return JSON.object([
      ("displayTimeUnit", .string("ms")),
      ("otherData", .object([("began", .string("\(trace.start)"))])),
      ("traceEvents", .array(trace.events)),
    ]).text
  }

  /// Something that lasted.
  private struct Step {
    let actor: ActorID
    let category: String
    let name: String
    let began: UInt64
    let ended: UInt64
    let arguments: [(String, JSON)]
    /// The place of what led to it, among the steps of its transaction, and that of itself.
    var cause: Int?
    var place: Int?
    var transaction = 0
  }

  // MARK: - Steps

  private static func steps(_ transaction: Transaction, _ evidence: Evidence) -> [Step] {
    let (began, ended) = (transaction.began.time.rawValue, transaction.ended.time.rawValue)
    var steps = [
      Step(
        actor: transaction.actor, category: "transaction", name: transaction.title, began: began,
        ended: max(began, ended),
        arguments: [
          ("transaction", .number(UInt64(transaction.number))), ("event", .number(transaction.began.event)),
          ("failure", .optional(transaction.failure)),
        ])
    ]
    steps += transaction.parts.map { part in
      Step(
        actor: transaction.actor, category: "time", name: part.kind.rawValue, began: part.began.rawValue,
        ended: part.ended.rawValue, arguments: [("spent on", .string(part.subject))])
    }
    let causes = HopParents.of(transaction.hops)
    for (place, hop) in transaction.hops.enumerated() {
      let end = hop.ended ?? evidence.ended ?? hop.began
      var step = Step(
        actor: hop.actor, category: "step", name: hop.title, began: hop.began.time.rawValue,
        ended: max(hop.began.time.rawValue, end.time.rawValue),
        arguments: [
          ("outcome", .string(hop.outcome)), ("event", .number(hop.began.event)),
          ("confidence", .string("\(hop.confidence)")),
        ])
      step.cause = causes[place]
      step.place = place
      step.transaction = transaction.number
      steps.append(step)
    }
    return steps
  }

  // MARK: - Events

  private mutating func tell(_ steps: [Step]) {
    struct Key: Hashable {
      let transaction: Int
      let place: Int
    }
    var told: [Key: (process: Int64, track: Int, began: UInt64)] = [:]
    let ordered = steps.enumerated().sorted { one, other in
      let (left, right) = (one.element, other.element)
      if left.began != right.began { return left.began < right.began }
      return left.ended != right.ended ? left.ended > right.ended : one.offset < other.offset
    }
    for step in ordered.map(\.element) {
      let process = evidence[step.actor].process.rawValue
      let track = tracks[process, default: TrackList()].track(from: step.began, to: step.ended)
      slice(step, process, track)
      if let place = step.place {
        told[Key(transaction: step.transaction, place: place)] = (process, track, step.began)
      }
      guard let cause = step.cause.flatMap({ told[Key(transaction: step.transaction, place: $0)] }),
        cause.process != process
      else { continue }
      flow(from: cause, to: (process, track, step.began))
    }
  }

  private mutating func slice(_ step: Step, _ process: Int64, _ track: Int) {
    events.append(
      .object(
        Self.head("X", step.name, process, track, time(step.began)) + [
          ("cat", .string(step.category)), ("dur", .thousandths(step.ended - step.began)),
          ("args", .object(step.arguments)),
        ]))
  }

  private mutating func flow(
    from: (process: Int64, track: Int, began: UInt64), to: (process: Int64, track: Int, began: UInt64)
  ) {
    flowCount += 1
    let more: [(String, JSON)] = [("cat", .string("step")), ("id", .number(flowCount))]
    events.append(.object(Self.head("s", "leads to", from.process, from.track, time(from.began)) + more))
    events.append(
      .object(
        Self.head("f", "leads to", to.process, to.track, time(to.began)) + more + [("bp", .string("e"))]))
  }

  private mutating func nameProcesses(_ actors: Set<ActorID>) {
    for actor in actors.sorted(by: { $0.rawValue < $1.rawValue }).map({ evidence[$0] }) {
      events.append(
        .object(
          Self.head("M", "process_name", actor.process.rawValue, 0, .number(0)) + [
            ("args", .object([("name", .string(actor.title))]))
          ]))
    }
  }

  private static func head(
    _ phase: String, _ name: String, _ process: Int64, _ track: Int, _ time: JSON
  ) -> [(String, JSON)] {
    [
      ("ph", .string(phase)), ("name", .string(name)), ("pid", .number(UInt64(max(0, process)))),
      ("tid", .number(UInt64(track + 1))), ("ts", time),
    ]
  }

  /// Microseconds since the first event.
  private func time(_ nanoseconds: UInt64) -> JSON { .thousandths(nanoseconds - min(start, nanoseconds)) }
}
