public import Events
public import State

/// A line of text an event, by a format.
public struct TextSink: EventSink, ~Copyable {
  private var format: Format
  public var output: OutputFile

  /// Lines go to `output` as `format` says. A file that ignores SIGPIPE is assumed: a reader that goes away then ends
  /// reading quietly.
  public init(_ format: consuming Format, to output: consuming OutputFile) {
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
