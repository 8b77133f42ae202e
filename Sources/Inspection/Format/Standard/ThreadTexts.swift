internal import Events
internal import State

/// `name (tid)` of the threads whose events were shown lately: few threads make most of the events.
struct ThreadTexts: ~Copyable {
  private struct Entry: BitwiseCopyable {
    var name: Int32 = -1
    var thread: Int64 = 0
    var text = ShortText.empty
  }

  private static let slotCount = 16
  /// By the last bits of the thread's number.
  private var entries = [Entry](repeating: Entry(), count: slotCount)
  /// Names keep their ids until the next sweep.
  private var sweepCount = 0

  init() {}

  private static func slot(of thread: ThreadID) -> Int {
    Int(truncatingIfNeeded: thread.rawValue) & (slotCount - 1)
  }

  /// Appends the name and number of a thread that is known.
  @inline(__always)
  mutating func append(
    _ name: StringID, _ thread: ThreadID, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) {
    let index = Self.slot(of: thread)
    if entries[index].name == name.index, entries[index].thread == thread.rawValue,
      sweepCount == machine.strings.sweepCount
    {
      out.append(entries[index].text)
    } else {
      appendAnew(name, thread, machine, to: &out)
    }
  }

  @inline(never)
  private mutating func appendAnew(
    _ name: StringID, _ thread: ThreadID, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) {
    let start = out.count
    machine.strings.appendText(of: name, to: &out)
    out.append(" (" as StaticString)
    out.append(decimal: thread.rawValue)
    out.append(UInt8(ascii: ")"))
    if sweepCount != machine.strings.sweepCount {
      entries = [Entry](repeating: Entry(), count: entries.count)
      sweepCount = machine.strings.sweepCount
    }
    guard let text = out.shortText(from: start) else { return }
    entries[Self.slot(of: thread)] = Entry(
      name: name.index, thread: thread.rawValue, text: text)
  }
}
