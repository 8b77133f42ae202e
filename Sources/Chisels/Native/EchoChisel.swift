internal import Events
internal import Inspection
internal import State

/// A chisel that is an echo: prints what calls read and write as they happen.
struct EchoChisel: ~Copyable {
  private let run: ChiselRun
  private let plan: EchoPlan
  private var heading: EchoHeading
  private var data: ChiselFormatter
  /// What is printed for one event.
  private var text = ByteBuffer()

  /// - Parameter arguments: `disable_color`, if anything.
  init(_ plan: EchoPlan, _ arguments: ChiselArguments, _ run: ChiselRun) throws(ChiselError) {
    for value in arguments.values where value != "disable_color" && value != "disable_colors" {
      throw ChiselError("the argument \(value) is not known; disable_color is")
    }
    let heading = try EchoHeading(isColored: arguments.values.isEmpty, run)
    let data = try ChiselFormatter(plan.data, run)
    self.run = run
    self.plan = plan
    self.heading = heading
    self.data = data
  }
}

extension EchoChisel: Chisel {
  mutating func prepare(_ gate: inout ChiselGate) throws(ChiselError) -> ChiselSuccessor? {
    gate.filter = try Filter(ofChisel: plan.filter, run)
    if let length = plan.snapLength { run.snapLength = length }
    return nil
  }

  func begin(_: borrowing Machine, _: inout ChiselGate) {}

  func tick(_: IntervalClock.Tick, at _: EventView, _: borrowing Machine, _: inout ChiselGate) {}

  mutating func take(_ event: EventView, _ machine: borrowing Machine, _: inout ChiselGate) {
    text.removeAll()
    heading.append(event, machine, to: &text)
    data.append(event, machine, run, to: &text)
    StandardOutput.print(text)
  }

  /// Whatever was colored, what follows is not.
  mutating func end(_: borrowing Machine) {
    text.removeAll()
    heading.appendReset(to: &text)
    text.append(UInt8(ascii: "\n"))
    StandardOutput.print(text)
  }
}
