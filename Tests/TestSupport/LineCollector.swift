internal import Captures
public import Events
public import Inspection
public import State

/// Takes the lines of events as the command would write them.
public struct LineCollector<Form: EventFormat & ~Copyable>: EventSink, ~Copyable {
  var format: Form
  public var out = ByteBuffer()

  public init(_ format: consuming Form) { self.format = format }

  public mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    if format.append(event, machine, to: &out) { out.append(UInt8(ascii: "\n")) }
  }

  public mutating func end(_: borrowing Machine) { format.forget() }
}

extension CaptureBuilder {
  /// The lines that a format makes of the capture's events.
  public func text(_ format: String, style: OutputStyle = OutputStyle(), escapesControls: Bool = false) throws
    -> String
  {
    try collected(Format(format, style: style, escapesControls: escapesControls))
  }

  /// The objects that a format makes of the capture's events.
  ///
  /// - Parameter fields: a table of one's own; nil for all fields there are.
  public func objects(
    _ format: String, style: OutputStyle = OutputStyle(), fields: FieldTable? = nil
  ) throws -> [String] {
    try collected(JSONFormat(format, style: style, fields: fields)).split(separator: "\n").map(String.init)
  }

  private func collected<Form: EventFormat & ~Copyable>(_ form: consuming Form, where text: String = "")
    throws
    -> String
  {
    let file = TemporaryFile(self)
    var machine = Machine()
    var sink = LineCollector(form)
    let filter = try Filter(text, interning: &machine.strings)
    var inspector = Inspector(
      source: try CaptureReader(path: file.path), machine: machine, filter: filter)
    try inspector.run(into: &sink)
    return String(decoding: [UInt8](copying: sink.out.bytes), as: UTF8.self)
  }

  /// - Parameter filter: what the events are to pass; everything without one.
  public func lines(_ format: String, style: OutputStyle = OutputStyle(), where filter: String = "") throws
    -> [String]
  {
    try collected(Format(format, style: style), where: filter).split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast().map(
      String.init)
  }
}
