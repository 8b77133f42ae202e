import Captures
import Events
import State
import TestSupport

/// Runs a capture that was built in code through a machine.
enum Replay {
  /// What the descriptor of each event is called, `-` where the event has none.
  static func fdNames(_ builder: CaptureBuilder) throws -> [String] {
    var names: [String] = []
    try run(builder) { machine, _ in
      names.append(machine.fdOfEvent.map { text($0.name, machine) } ?? "-")
    }
    return names
  }

  /// Calls `body` after each event.
  static func run(_ builder: CaptureBuilder, _ body: (borrowing Machine, EventView) -> Void) throws {
    let file = TemporaryFile(builder)
    var machine = Machine()
    var reader = try CaptureReader(path: file.path)
    while let event = try reader.next(informing: &machine) {
      machine.apply(event)
      body(machine, event)
    }
  }

  /// What `ask` answers after the last event.
  static func end<Answer>(_ builder: CaptureBuilder, _ ask: (borrowing Machine) -> Answer) throws -> Answer? {
    var answer: Answer?
    try run(builder) { machine, _ in answer = ask(machine) }
    return answer
  }

  static func text(_ id: StringID, _ machine: borrowing Machine) -> String {
    String(decoding: [UInt8](copying: machine.strings[id]), as: UTF8.self)
  }

  /// The name of descriptor `fd` of thread `thread`, nil when either is not known.
  static func name(_ fd: Int64, of thread: Int64, _ machine: borrowing Machine) -> String? {
    guard let slot = machine.threads.slot(of: ThreadID(rawValue: thread)),
      let entry = machine.fd(FD(rawValue: fd), of: slot)
    else { return nil }
    return text(entry.name, machine)
  }
}
