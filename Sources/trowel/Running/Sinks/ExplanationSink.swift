internal import Captures
internal import Diagnosis
internal import Events
internal import Inspection
internal import State

/// Looks at everything, and prints at the end of each capture what it means.
struct ExplanationSink: EventSink, ~Copyable {
  private let plan: ExplanationPlan
  private var diagnosis: DiagnosisSink
  private var output: OutputFile
  /// How many sources have ended.
  private var count = 0
  /// What the first capture says, where two are compared.
  private var before: Explanation?

  init(_ plan: ExplanationPlan, to output: consuming OutputFile) {
    self.plan = plan
    self.output = output
    diagnosis = DiagnosisSink(isFiltered: plan.isFiltered)
  }

  /// Nothing can be passed over: a request is followed through processes that the filter does not name.
  var needs: EventNeeds { .everything }

  var followsRejected: Bool { diagnosis.followsRejected }

  mutating func begin(_ machine: borrowing Machine) {
    diagnosis = DiagnosisSink(isFiltered: plan.isFiltered)
    diagnosis.begin(machine)
  }

  mutating func write(_ event: EventView, _ machine: borrowing Machine) { diagnosis.write(event, machine) }

  mutating func leaveOut(_ event: EventView, _ reason: Omission, _ machine: borrowing Machine) {
    diagnosis.leaveOut(event, reason, machine)
  }

  mutating func rest(at time: Timestamp, _ machine: borrowing Machine) { diagnosis.rest(at: time, machine) }

  mutating func breakOff(by error: any Error) { diagnosis.breakOff(by: error) }

  mutating func end(_ machine: borrowing Machine) throws {
    diagnosis.end(machine)
    guard let evidence = diagnosis.evidence else { return }
    let explanation = Explanation(evidence)
    if plan.options.compares {
      if let before {
        output.pending.append(plan.comparison(of: before, and: explanation))
      } else {
        before = explanation
      }
    } else {
      output.pending.append(try plan.text(of: explanation, source: count))
    }
    count += 1
    try plan.export(explanation)
    try output.flush()
  }
}
