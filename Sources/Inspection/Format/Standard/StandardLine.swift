internal import Events
internal import State

/// The parts that nearly every line has, each written at once.
///
///     head                              process                  tail
///     %evt.num %evt.outputtime %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.info
///
/// Field by field, each value goes through a buffer, a `FieldValue` and a segment; here the same functions that the
/// rows of the fields call write straight into the line. Printing costs a fifth less by it.
struct StandardLine: ~Copyable {
  static let head = "%evt.num %evt.outputtime %evt.cpu "
  static let process = "%proc.name (%thread.tid)"
  static let tail = " %evt.dir %evt.type %evt.info"

  private var number = EventNumberText()
  private var threads = ThreadTexts()

  init() {}

  @inline(__always)
  mutating func appendHead(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch, to out: inout ByteBuffer
  ) {
    let blank = UInt8(ascii: " ")
    number.append(event.number, to: &out)
    out.append(blank)
    event.appendOutputTime(machine, scratch.style.time, &scratch.clock, &scratch.pace, to: &out)
    out.append(blank)
    out.append(decimal: event.processor)
    out.append(blank)
  }

  /// False where the thread is not known; `<NA>` stands in place of its name.
  @inline(__always)
  mutating func appendProcess(_ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer)
    -> Bool
  {
    if let slot = machine.moment.thread {
      threads.append(machine.threads[slot].name, event.thread, machine, to: &out)
      return true
    }
    out.append("<NA> (" as StaticString)
    out.append(decimal: event.thread.rawValue)
    out.append(UInt8(ascii: ")"))
    return false
  }

  /// False where the event has no name; `<NA>` stands in its place.
  @inline(__always)
  mutating func appendTail(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch, to out: inout ByteBuffer
  ) -> Bool {
    if let name = scratch.params.table.standardName(event.type) {
      out.append(name)
      scratch.params.appendInfo(event, machine, to: &out)
      return true
    }
    let isNamed = Self.appendRareName(event, scratch.params.table, to: &out)
    scratch.params.appendInfo(event, machine, to: &out)
    return isNamed
  }

  /// The name of a generic event, which its first param says, or of none.
  @inline(never)
  private static func appendRareName(_ event: EventView, _ table: ParamTable, to out: inout ByteBuffer)
    -> Bool
  {
    let blank = UInt8(ascii: " ")
    out.append(blank)
    out.append(event.directionSign)
    out.append(blank)
    let isNamed = event.appendName(table, to: &out)
    if !isNamed { out.append("<NA>" as StaticString) }
    out.append(blank)
    return isNamed
  }
}
