internal import Diagnosis
internal import Events
internal import Inspection
internal import State

/// Looks at everything, and prints in the end what it means.
struct ExplanationSink: EventSink, ~Copyable {
  private var diagnosis = DiagnosisSink()
  private let options: ExplainOptions
  private var output: OutputFile

  init(_ options: ExplainOptions, to output: consuming OutputFile) {
    self.options = options
    self.output = output
  }

  mutating func write(_ event: EventView, _ machine: borrowing Machine) { diagnosis.write(event, machine) }

  mutating func leaveOut(_ event: EventView, _ reason: Omission, _ machine: borrowing Machine) {
    diagnosis.leaveOut(event, reason, machine)
  }

  mutating func end(_ machine: borrowing Machine) throws {
    diagnosis.end(machine)
    guard let evidence = diagnosis.evidence else { return }
    output.pending.append(text(of: Explanation(evidence)))
    try output.flush()
  }

  private func text(of explanation: Explanation) -> String {
    switch options.face {
    case .json: ExplanationJSON.text(explanation)
    case .text:
      if let chosen = explanation.transactions.first(where: { $0.number == options.transaction }) {
        ExplanationText.text(of: chosen, in: explanation, width: StandardStreams.width(.output) ?? 100)
      } else {
        ExplanationText.text(explanation, width: StandardStreams.width(.output) ?? 100)
      }
    }
  }
}
