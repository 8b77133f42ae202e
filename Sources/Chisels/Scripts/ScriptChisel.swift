internal import Events
internal import Inspection
internal import State

/// A chisel that is a script of Lua, as sysdig runs them.
///
///     load → on_set_arg, for each argument → on_init → on_capture_start → (on_interval, on_event) … → on_capture_end
///
/// What it asks while it runs its host answers; what it has asked for is heeded once it has returned.
struct ScriptChisel: ~Copyable {
  let description: ChiselDescription
  private let place: String
  private let script: LuaScript
  private let host: ScriptHost
  private let takesEvents: Bool

  private var formatter: ChiselFormatter?
  /// What the formatter says of one event.
  private var line = ByteBuffer()

  /// Loads a script, by which what stands outside of its functions is run, and hands it its arguments.
  ///
  /// - Parameter arguments: nil for a script that is only to be described.
  init(
    _ source: ScriptSource, _ arguments: ChiselArguments?, _ run: ChiselRun, _ library: any ChiselLibrary
  ) throws(ChiselError) {
    let host = ScriptHost(source.name, run, library)
    let script = try LuaScript(host: host, limits: run.settings.limits)
    for (number, function) in HostFunction.all.enumerated() {
      try script.register(function.library, function.name, function: number)
    }
    try script.run(ScriptHost.moduleSearch, named: "=modules")
    try script.run(source.text, named: "@" + source.place)
    let description = try ChiselDescription(name: source.name, of: script)
    let takesEvents = script.hasFunction("on_event")
    if let arguments { try Self.hand(arguments, to: script, description) }
    self.host = host
    self.script = script
    self.description = description
    self.takesEvents = takesEvents
    place = source.place
  }

  private static func hand(
    _ arguments: ChiselArguments, to script: LuaScript, _ description: ChiselDescription
  ) throws(ChiselError) {
    try arguments.check(against: description)
    for (argument, value) in zip(description.arguments, arguments.values) {
      guard try script.call("on_set_arg", argument.name, value) == .truth(true) else {
        throw ChiselError("\(description.name) does not take \"\(value)\" for \(argument.name)")
      }
    }
  }

  /// Does what the script has asked for.
  private mutating func heed(_ gate: inout ChiselGate) {
    guard host.wishes.areNew else { return }
    host.wishes.areNew = false
    if let filter = host.wishes.filter.take() { gate.filter = consume filter }
    if let formatter = host.wishes.formatter.take() { self.formatter = consume formatter }
    if let rhythm = host.wishes.rhythm.take() { gate.clock.set(rhythm) }
  }

  /// Calls the script while a machine, and perhaps an event, is at hand.
  private func call(
    _ name: String, _ numbers: [Double] = [], about event: LentEvent?, _ machine: borrowing Machine
  ) throws(ChiselError) -> LuaScript.Outcome {
    // Safe: the machine is borrowed, and does not move, until the script has returned; the event is our caller's.
    return try unsafe withUnsafePointer(to: machine) {
      (machine) throws(ChiselError) -> LuaScript.Outcome in
      unsafe host.current.lend(event, machine)
      defer { host.current.release() }
      return try script.call(name, numbers)
    }
  }
}

extension ScriptChisel: Chisel {
  mutating func prepare(_ gate: inout ChiselGate) throws(ChiselError) -> ChiselSuccessor? {
    defer { heed(&gate) }
    guard script.hasFunction("on_init") else { return nil }
    let outcome = try script.call("on_init")
    if let successor = host.wishes.successor { return successor }
    guard outcome != .truth(true) else { return nil }
    throw ChiselError(
      outcome == .truth(false)
        ? "\(description.name) does not start: its on_init() returned false"
        : "\(place): on_init() must return true or false")
  }

  mutating func begin(_ machine: borrowing Machine, _ gate: inout ChiselGate) throws(ChiselError) {
    guard script.hasFunction("on_capture_start") else { return }
    let outcome = try unsafe call("on_capture_start", about: nil, machine)
    heed(&gate)
    if outcome.isTrue { return }
    throw ChiselError("\(description.name) does not start: its on_capture_start() did not return true")
  }

  mutating func tick(
    _ tick: IntervalClock.Tick, at event: EventView, _ machine: borrowing Machine, _ gate: inout ChiselGate
  ) throws(ChiselError) {
    let numbers = [
      Double(tick.time / 1_000_000_000), Double(tick.time % 1_000_000_000), Double(tick.elapsed),
    ]
    // Safe: the event outlives the call.
    let outcome = try unsafe call("on_interval", numbers, about: LentEvent(event), machine)
    heed(&gate)
    if outcome.isTrue { return }
    throw ChiselError("\(description.name) has ended: its on_interval() did not return true")
  }

  mutating func take(
    _ event: EventView, _ machine: borrowing Machine, _ gate: inout ChiselGate
  ) throws(ChiselError) {
    if takesEvents {
      // Safe: the event outlives the call.
      let outcome = try unsafe call("on_event", about: LentEvent(event), machine)
      heed(&gate)
      guard outcome.isTrue else { return }
    }
    line.removeAll()
    formatter?.append(event, machine, host.run, to: &line)
    if line.count > 0 { StandardOutput.print(line) }
  }

  func end(_ machine: borrowing Machine) throws(ChiselError) {
    guard script.hasFunction("on_capture_end") else { return }
    let run = host.run
    let elapsed = Int64(truncatingIfNeeded: run.latestTime &- run.firstTime)
    let numbers = [
      Double(run.latestTime / 1_000_000_000), Double(run.latestTime % 1_000_000_000), Double(elapsed),
    ]
    _ = try unsafe call("on_capture_end", numbers, about: nil, machine)
  }
}
