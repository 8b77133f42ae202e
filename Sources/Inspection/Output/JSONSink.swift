public import Events
public import State

/// An object of JSON an event, a line each.
public struct JSONSink: EventSink, ~Copyable {
  private var format: JSONFormat
  public var output: OutputFile

  /// Objects go to `output`, of the fields that `format` names. As with `TextSink`, a file that ignores SIGPIPE is
  /// assumed.
  public init(_ format: consuming JSONFormat, to output: consuming OutputFile) {
    self.format = format
    self.output = output
  }

  public mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    if format.append(event, machine, to: &output.pending) { try output.endLine() }
  }

  public mutating func finish() throws { try output.flush() }

  public mutating func rest(at _: Timestamp) throws { try output.flush() }

  public var wantsMore: Bool { !output.isClosed }
}
