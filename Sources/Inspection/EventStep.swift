public import Events
public import State

/// What happens to one event, wherever it comes from: to the machine, through the filter, to the sink.
///
/// Inlinable, so that the caller's compiler makes one loop of it for each source and sink.
@usableFromInline
enum EventStep {
  /// The source begins: what was true before its first event is all known.
  @inlinable
  static func begin<Sink: EventSink & ~Copyable>(
    _ hasBegun: inout Bool, _ machine: inout Machine, _ sink: inout Sink
  ) throws {
    guard !hasBegun else { return }
    hasBegun = true
    machine.settle()
    try sink.begin(machine)
  }

  /// State is updated before the filter, always: a filtered-out open still opens the descriptor.
  @inlinable
  @inline(__always)
  static func take<Sink: EventSink & ~Copyable>(
    _ event: EventView, _ machine: inout Machine, _ filter: inout Filter, _ sink: inout Sink
  ) throws {
    try sink.prepare(for: event, machine)
    machine.apply(event)
    let passed =
      machine.moment.isTracer
      ? try judgeTracer(event, machine, &filter, &sink) : try judge(event, machine, &filter, &sink)
    if !passed, !sink.followsRejected { machine.noteRejected(event) }
  }

  /// Asks whether the event is wanted, and hands it to the sink; false where the filter turned it down.
  @inlinable
  @inline(__always)
  static func judge<Sink: EventSink & ~Copyable>(
    _ event: EventView, _ machine: borrowing Machine, _ filter: inout Filter, _ sink: inout Sink
  ) throws -> Bool {
    guard filter.isEverything || filter.matches(event, machine) else {
      try sink.leaveOut(event, .rejected, machine)
      return false
    }
    if event.dumpFlags.hidesEvent || machine.moment.isSilent {
      try sink.leaveOut(event, .hidden, machine)
    } else {
      try sink.write(event, machine)
    }
    return true
  }

  /// The same with a write that is a tracer, and is judged as that. Apart, so that other events stay in registers.
  @inlinable
  @inline(never)
  static func judgeTracer<Sink: EventSink & ~Copyable>(
    _ event: EventView, _ machine: borrowing Machine, _ filter: inout Filter, _ sink: inout Sink
  ) throws -> Bool {
    try judge(machine.interpreted(event), machine, &filter, &sink)
  }
}
