internal import Events
internal import Inspection
internal import State

/// A chisel that is a script of Lua, as sysdig runs them.
///
///     load → on_set_arg, for each argument → on_init → on_capture_start → (on_interval, on_event) … → on_capture_end
final class ScriptChisel {
  private(set) var description: ChiselDescription
  let run: ChiselRun
  let library: any ChiselLibrary
  private let place: String
  private var script: LuaScript?

  // What the script has asked for.

  private var fields: [RequestedField] = []
  private var filter: ScriptFilter?
  private var formatter: ScriptFormatter?
  var clock = IntervalClock()
  /// The chisel that is to stand in its place.
  var successor: ChiselSuccessor?

  /// What it can ask about, while it runs.
  var current = CurrentEvent()
  private var takesEvents = false

  /// Loads a script, by which what stands outside of its functions is run, and hands it its arguments.
  ///
  /// - Parameter arguments: nil for a script that is only to be described.
  init(
    _ source: ScriptSource, _ arguments: ChiselArguments?, _ run: ChiselRun, _ library: any ChiselLibrary
  ) throws(ChiselError) {
    self.run = run
    self.library = library
    place = source.place
    description = ChiselDescription(name: source.name)
    let script = try LuaScript(host: self, limits: run.settings.limits)
    self.script = script
    for (number, function) in HostFunction.all.enumerated() {
      try script.register(function.library, function.name, function: number)
    }
    try script.run(Self.moduleSearch, named: "=modules")
    try script.run(source.text, named: "@" + source.place)
    description = try ChiselDescription(name: source.name, of: script)
    takesEvents = script.hasFunction("on_event")
    guard let arguments else { return }
    try arguments.check(against: description)
    for (argument, value) in zip(description.arguments, arguments.values) {
      guard try script.call("on_set_arg", argument.name, value) == .truth(true) else {
        throw ChiselError("\(description.name) does not take \"\(value)\" for \(argument.name)")
      }
    }
  }

  /// Calls the script while a machine, and perhaps an event, is at hand.
  private func call(
    _ name: String, _ numbers: [Double] = [], about event: EventView?, _ machine: borrowing Machine
  ) throws(ChiselError) -> LuaScript.Outcome {
    guard let script else { return .nothing }
    // Safe: the machine is borrowed, and does not move, until the script has returned.
    return try unsafe withUnsafePointer(to: machine) {
      (machine) throws(ChiselError) -> LuaScript.Outcome in
      unsafe current.lend(machine)
      defer { current.release() }
      if let event { current.hold(event) }
      return try script.call(name, numbers)
    }
  }
}

extension ScriptChisel: Chisel {
  func prepare() throws(ChiselError) -> ChiselSuccessor? {
    guard let script, script.hasFunction("on_init") else { return nil }
    let outcome = try script.call("on_init")
    if let successor { return successor }
    guard outcome != .truth(true) else { return nil }
    throw ChiselError(
      outcome == .truth(false)
        ? "\(description.name) does not start: its on_init() returned false"
        : "\(place): on_init() must return true or false")
  }

  func begin(_ machine: borrowing Machine) throws(ChiselError) {
    guard let script, script.hasFunction("on_capture_start") else { return }
    guard try call("on_capture_start", about: nil, machine).isTrue else {
      throw ChiselError("\(description.name) does not start: its on_capture_start() did not return true")
    }
  }

  func look(at event: EventView, isWanted: Bool, _ machine: borrowing Machine) throws(ChiselError) {
    let time = event.timestamp.rawValue
    while let tick = clock.next(at: time) {
      let numbers = [
        Double(tick.time / 1_000_000_000), Double(tick.time % 1_000_000_000), Double(tick.elapsed),
      ]
      guard try call("on_interval", numbers, about: event, machine).isTrue else {
        throw ChiselError("\(description.name) has ended: its on_interval() did not return true")
      }
    }
    guard isWanted, filter?.matches(event, machine) ?? true else { return }
    if takesEvents {
      guard try call("on_event", about: event, machine).isTrue else { return }
    }
    formatter?.print(event, machine, run)
  }

  func end(_ machine: borrowing Machine) throws(ChiselError) {
    guard let script, script.hasFunction("on_capture_end") else { return }
    let elapsed = Int64(truncatingIfNeeded: run.latestTime &- run.firstTime)
    let numbers = [
      Double(run.latestTime / 1_000_000_000), Double(run.latestTime % 1_000_000_000), Double(elapsed),
    ]
    _ = try call("on_capture_end", numbers, about: nil, machine)
  }
}

// MARK: - What scripts ask for

extension ScriptChisel: LuaHost {
  func answer(_ function: Int, _ call: LuaCall) throws(ChiselError) {
    try HostFunction.all[function].answer(self, call)
  }

  /// The number by which the script asks for the value of a field.
  func request(field name: String) throws(ChiselError) -> Int {
    fields.append(try RequestedField(name, run))
    return fields.count
  }

  /// Tells the value of a field that was requested, for the event at hand.
  func tell(field number: Int, _ call: LuaCall) throws(ChiselError) {
    guard fields.indices.contains(number - 1) else { return call.tellNothing() }
    let field = fields[number - 1]
    guard current.ask({ field.tell($0, $1, call, run) }) != nil else {
      throw ChiselError("there is no event at hand: evt.field() is for on_event() and on_interval()")
    }
  }

  func setFilter(_ text: String) throws(ChiselError) {
    filter = text.isEmpty ? nil : try ScriptFilter(text, run)
  }

  func setFormatter(_ text: String) throws(ChiselError) { formatter = try ScriptFormatter(text, run) }
}
