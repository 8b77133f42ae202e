internal import Diagnosis
internal import Events
internal import Inspection
internal import State

/// A chisel that tells in a table what the events show of requests.
///
/// It sees what passes the filter of the command: of a conversation one end is enough, and both are joined where both are
/// there.
struct DiagnosisChisel: ~Copyable {
  private let table: @Sendable (Explanation) -> String
  private var diagnosis = DiagnosisSink()

  /// - Parameter name: which of them.
  init(_ name: String, _ run: ChiselRun) throws(ChiselError) {
    guard let table = (run.settings.isJSON ? Self.objects : Self.tables)[name] else {
      throw ChiselError("there is no table of requests called \(name)")
    }
    guard !run.settings.isMerged else {
      throw ChiselError("\(name) and --merge do not go together: requests are those of one machine")
    }
    self.table = table
  }

  private static let tables: [String: @Sendable (Explanation) -> String] = [
    "dns": { QueryTable.text($0) },
    "slow": { WaitTable.text($0) },
  ]

  /// The same for programs.
  private static let objects: [String: @Sendable (Explanation) -> String] = [
    "dns": { QueryTable.json($0) },
    "slow": { WaitTable.json($0) },
  ]
}

extension DiagnosisChisel: Chisel {
  func prepare(_: inout ChiselGate) -> ChiselSuccessor? { nil }

  mutating func begin(_ machine: borrowing Machine, _: inout ChiselGate) {
    diagnosis = DiagnosisSink()
    diagnosis.begin(machine)
  }

  func tick(_: IntervalClock.Tick, at _: EventView, _: borrowing Machine, _: inout ChiselGate) {}

  mutating func take(_ event: EventView, _ machine: borrowing Machine, _: inout ChiselGate) {
    diagnosis.write(event, machine)
  }

  mutating func end(_ machine: borrowing Machine) {
    diagnosis.end(machine)
    guard let evidence = diagnosis.evidence else { return }
    var text = ByteBuffer()
    text.append(table(Explanation(evidence)))
    StandardOutput.print(text)
  }
}
