public import Events
public import State

/// A line an event, by a format.
///
/// Inlinable, so that the loop over events calls the format itself.
public struct FormatSink<Form: EventFormat & ~Copyable>: EventSink, ~Copyable {
  @usableFromInline var format: Form
  public var output: OutputFile

  /// Lines go to `output` as `format` says. A file that ignores SIGPIPE is assumed: a reader that goes away then ends
  /// reading quietly.
  @inlinable
  public init(_ format: consuming Form, to output: consuming OutputFile) {
    self.format = format
    self.output = output
  }

  @inlinable
  public mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    if format.append(event, machine, to: &output.pending) { try output.endLine() }
  }

  /// Lines of the next source know nothing of those before.
  @inlinable
  public mutating func end(_: borrowing Machine) throws {
    format.forget()
    try output.flush()
  }

  @inlinable
  public mutating func rest(at _: Timestamp, _: borrowing Machine) throws { try output.flush() }

  public var needs: EventNeeds { format.needs }

  @inlinable public var wantsMore: Bool { !output.isClosed }
}

/// Lines of text.
public typealias TextSink = FormatSink<Format>
/// Objects of JSON, a line each.
public typealias JSONSink = FormatSink<JSONFormat>
