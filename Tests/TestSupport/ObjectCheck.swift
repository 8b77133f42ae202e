internal import Events
internal import Inspection
internal import State

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
}

/// A line of JSON that is no object.
struct NoObject: Error {
  let line: String
}

/// Whether a line is one object of JSON and nothing else, in plain ASCII without control characters.
public func isObject(_ line: [UInt8]) -> Bool {
  guard line.first == UInt8(ascii: "{"), line.allSatisfy({ $0 >= 0x20 && $0 < 0x80 }) else { return false }
  // What follows the first value is not looked at: the object ends at the last byte where it is none without that.
  return JSONDocument(line.rawSpan) != nil && JSONDocument(Array(line.dropLast()).rawSpan) == nil
}
