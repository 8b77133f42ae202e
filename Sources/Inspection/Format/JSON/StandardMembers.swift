internal import Events
internal import State

/// The members that nearly every object has, written at once, as `StandardLine` does for lines:
///
///     "evt.cpu":0,"evt.dir":"<","evt.info":"res=0 ","evt.num":7,"evt.outputtime":1700042401999609300,"evt.type":"open"
///
/// Field by field, each goes through a call that processors do not foresee, a `FieldValue` and a buffer.
enum StandardMembers {
  /// In the order of keys. The first is in front of what `append` writes.
  static let keys = ["evt.cpu", "evt.dir", "evt.info", "evt.num", "evt.outputtime", "evt.type"]

  /// False where the event has no name; null stands in its place.
  ///
  /// - Parameter spare: is written over.
  @inline(__always)
  static func append(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: borrowing FieldScratch,
    _ spare: inout ByteBuffer, to out: inout ByteBuffer
  ) -> Bool {
    out.append(decimal: event.processor)
    out.append(",\"evt.dir\":\"" as StaticString)
    out.append(event.directionSign)
    out.append("\",\"evt.info\":\"" as StaticString)
    let start = out.count
    scratch.params.appendInfo(event, machine, to: &out)
    out.escapeJSON(from: start, using: &spare)
    out.append("\",\"evt.num\":" as StaticString)
    out.append(decimal: event.number)
    out.append(",\"evt.outputtime\":" as StaticString)
    out.append(decimal: Int64(bitPattern: event.timestamp.rawValue))
    out.append(",\"evt.type\":\"" as StaticString)
    // Names of the tables need no escape.
    if event.appendName(scratch.params.table, to: &out) {
      out.append(UInt8(ascii: "\""))
      return true
    }
    out.truncate(to: out.count - 1)
    out.append("null" as StaticString)
    return false
  }
}
