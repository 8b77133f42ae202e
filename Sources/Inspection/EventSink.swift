public import Events
public import State

/// Where events go that passed the filter: text, JSON, a capture, a chisel, a table.
///
/// One sink lives for a whole run, over one source or several:
///
///     for each source    compile ► begin ► prepare, write or leaveOut for each event, rest ► end
///     for the run        close
///
/// A write that is a tracer comes as the tracer; for sinks that store events, `Machine.recorded` gives the write.
public protocol EventSink: ~Copyable {
  mutating func write(_ event: EventView, _ machine: borrowing Machine) throws
  /// False once the sink has had enough; reading then ends.
  var wantsMore: Bool { get }

  /// What it needs of events, known as soon as it is made; everything where it does not say.
  var needs: EventNeeds { get }

  /// The machine follows the calls that the filter turns down like all others; false where the sink does not say so. sysdig
  /// does not, and of such calls shows their exits without a descriptor.
  var followsRejected: Bool { get }

  // The stages of a source.

  /// Called by whoever opens the source, before that: filters and formats of the sink are compiled for its machine, and what
  /// is wrong with them is found while nothing has been touched.
  mutating func compile(interning strings: inout StringPool) throws
  /// Called once for each source when all is known that was true before its first event, which comes next; also where there
  /// is none. Of several sources that are read at once, each begins before the first event of its own.
  ///
  /// Container records at the head of a source are part of what was true. They come before, as events.
  mutating func begin(_ machine: borrowing Machine) throws
  /// Called before `end` where reading ended in an error: what the source still holds was not seen.
  mutating func breakOff(by error: any Error)
  /// Called once behind the last event of each source that began, also when reading ended in an error.
  mutating func end(_ machine: borrowing Machine) throws

  /// Called now and then while a source waits: what is kept back can be shown or written. Whatever happened before `time`
  /// was handed to the sink.
  mutating func rest(at time: Timestamp, _ machine: borrowing Machine) throws

  /// Called once by whoever made the sink, behind the last source of the run, whatever became of it: files are completed.
  mutating func close() throws

  // For sinks that keep state as well as events.

  /// Called with every event before it is applied, while the machine is still as the events before left it.
  mutating func prepare(for event: EventView, _ machine: borrowing Machine) throws
  /// Called, once it has been applied, with every event that `write` does not get.
  mutating func leaveOut(_ event: EventView, _ reason: Omission, _ machine: borrowing Machine) throws
}

/// Why an event is not shown.
@frozen
public enum Omission: Sendable {
  /// The filter turned it down.
  case rejected
  /// It is there for the state alone.
  case hidden
}

extension EventSink where Self: ~Copyable {
  @inlinable public var wantsMore: Bool { true }
  public var needs: EventNeeds { .everything }
  @inlinable public var followsRejected: Bool { false }
  @inlinable public mutating func compile(interning _: inout StringPool) {}
  @inlinable public mutating func begin(_: borrowing Machine) {}
  @inlinable public mutating func breakOff(by _: any Error) {}
  @inlinable public mutating func end(_: borrowing Machine) {}
  @inlinable public mutating func rest(at _: Timestamp, _: borrowing Machine) {}
  @inlinable public mutating func close() {}
  @inlinable public mutating func prepare(for _: EventView, _: borrowing Machine) {}
  @inlinable public mutating func leaveOut(_: EventView, _: Omission, _: borrowing Machine) {}
}
