internal import Captures
public import Events
public import Inspection
public import State

/// Takes the objects of events as the command would write them with `-j`.
public struct ObjectCollector: EventSink, ~Copyable {
  var format: JSONFormat
  public private(set) var objects: [[UInt8]] = []
  private var line = ByteBuffer()

  public init(_ format: consuming JSONFormat) { self.format = format }

  public mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    line.removeAll()
    if format.append(event, machine, to: &line) { objects.append([UInt8](copying: line.bytes)) }
  }

  public mutating func finish() throws {}
}

/// Throws where what would be written with `-j` is no object.
struct ObjectCheck: EventSink, ~Copyable {
  private var format: JSONFormat
  private var line = ByteBuffer()

  init(_ format: consuming JSONFormat) { self.format = format }

  mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    line.removeAll()
    guard format.append(event, machine, to: &line), !isObject([UInt8](copying: line.bytes)) else { return }
    throw NoObject(line: String(decoding: [UInt8](copying: line.bytes), as: UTF8.self))
  }

  mutating func finish() throws {}
}

/// A line of JSON that is no object.
struct NoObject: Error {
  let line: String
}

extension CaptureBuilder {
  /// The objects that a format makes of the capture's events.
  ///
  /// - Parameter fields: a table of one's own; nil for all fields there are.
  public func objects(
    _ format: String, style: OutputStyle = OutputStyle(), fields: FieldTable? = nil
  ) throws -> [String] {
    let file = TemporaryFile(self)
    var machine = Machine()
    let sink = ObjectCollector(try JSONFormat(format, style: style, fields: fields))
    let filter = try Filter("", interning: &machine.strings)
    var inspector = Inspector(
      source: try CaptureReader(path: file.path), machine: machine, filter: filter, sink: sink)
    try inspector.run()
    return inspector.sink.objects.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Whether a line is one object of JSON and nothing else, in plain ASCII without control characters.
public func isObject(_ line: [UInt8]) -> Bool {
  guard line.first == UInt8(ascii: "{"), line.allSatisfy({ $0 >= 0x20 && $0 < 0x80 }) else { return false }
  // What follows the first value is not looked at: the object ends at the last byte where it is none without that.
  return JSONDocument(line.rawSpan) != nil && JSONDocument(Array(line.dropLast()).rawSpan) == nil
}
