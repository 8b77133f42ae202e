public import Events

/// A capture, or a part of one, in memory: records and events become blocks, one behind the other.
///
///     var blocks = BlockBuffer()
///     blocks.beginSection()
///     machine.tell(&blocks)          // what is true now, as records
///     blocks.append(event)           // what happens then
///
/// Records of the same kind that follow each other share a block, and the descriptors of a thread do. Between two calls
/// of `append(_:)` for events, the bytes are whole blocks. What is written opens in sysdig 0.29.3 and in newer readers.
public struct BlockBuffer: RecordReceiver, ~Copyable {
  private var buffer: ByteBuffer
  /// The list that records are being added to.
  private var open: OpenList?
  /// By event code: whether its param lengths are wide.
  private let isLarge: [Bool]

  /// A list block that is not finished.
  private struct OpenList {
    let block: WrittenBlock
    let thread: ThreadID?
    let start: Int
  }

  /// A list is continued in another block when it becomes longer.
  private static let longestList = 16 << 20

  public init(capacity: Int = 4096) {
    buffer = ByteBuffer(capacity: capacity)
    isLarge = EventTable.shared.all.map { $0.flags.contains(.large) }
  }

  public var byteCount: Int { buffer.count }

  /// What has been written so far. Lifetime: until the next change.
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    get { buffer.bytes }
  }

  /// Adds blocks that were written before.
  public mutating func append(_ other: borrowing BlockBuffer) {
    endRecords()
    buffer.append(other.buffer)
  }

  /// Forgets everything, keeping the memory.
  public mutating func removeAll() {
    buffer.removeAll()
    open = nil
  }

  /// A section header: what follows is a recording of its own.
  public mutating func beginSection() {
    endRecords()
    let start = begin(.section)
    SectionHeader.newest.write(to: &buffer)
    end(start)
  }

  /// Adds a record to its list. A section record begins a section.
  public mutating func apply(_ record: StateRecord) {
    switch record {
    case .section: beginSection()
    case .machine(let machine):
      endRecords()
      let start = begin(.machine)
      machine.write(to: &buffer)
      end(start)
    case .interface(let interface):
      continueList(.interfaces)
      interface.write(to: &buffer)
    case .user(let user):
      continueList(.users)
      UserEntry.write(user, to: &buffer)
    case .group(let group):
      continueList(.users)
      UserEntry.write(group, to: &buffer)
    case .thread(let thread):
      continueList(.processes)
      thread.write(to: &buffer)
    case .fd(let thread, let fd):
      continueList(.fds, of: thread)
      fd.write(to: &buffer)
    }
  }

  /// Finishes the list that is open, so that the bytes are whole blocks.
  public mutating func endRecords() {
    guard let list = open else { return }
    open = nil
    end(list.start)
  }

  // MARK: - Events

  /// Adds an event with the flags of its writer; false, and nothing is added, when it is longer than readers accept.
  @discardableResult
  public mutating func append(_ event: EventView, flags: DumpFlags = []) -> Bool {
    let start = beginEvent(event.type, cpu: event.cpu, byteCount: event.newestByteCount, flags: flags)
    guard let start else { return false }
    buffer.append(event)
    end(start)
    return true
  }

  /// Adds an event that stands by itself, with the flags it bears.
  public mutating func append(_ event: EventImage) {
    let start = beginEvent(
      event.type, cpu: event.cpu, byteCount: event.bytes.count, flags: event.dumpFlags)
    guard let start else { return }
    buffer.append(event.bytes)
    end(start)
  }

  /// The start of an event block up to its event; nil when the event is too long.
  private mutating func beginEvent(
    _ type: EventType, cpu: UInt16, byteCount: Int, flags: DumpFlags
  ) -> Int? {
    if open != nil { endRecords() }
    let stored = flags.stored
    let isLarge = Int(type.rawValue) < isLarge.count && isLarge[Int(type.rawValue)]
    let payload = byteCount + (stored == 0 ? 6 : 10)
    guard isLarge || payload + 3 <= EventLayout.longestNarrowPayload else { return nil }
    let start = buffer.count
    buffer.append(little: EventLayout.blockCode(hasFlags: stored != 0, isLarge: isLarge))
    buffer.append(little: 0 as UInt32)
    buffer.append(little: cpu)
    if stored != 0 { buffer.append(little: stored) }
    return start
  }

  // MARK: - Blocks

  private mutating func continueList(_ block: WrittenBlock, of thread: ThreadID? = nil) {
    if let list = open {
      if list.block == block, list.thread == thread, buffer.count - list.start < Self.longestList { return }
      endRecords()
    }
    open = OpenList(block: block, thread: thread, start: begin(block))
    if let thread { buffer.append(little: thread.rawValue) }
  }

  /// The type, and room for the length.
  private mutating func begin(_ block: WrittenBlock) -> Int {
    let start = buffer.count
    buffer.append(little: block.rawValue)
    buffer.append(little: 0 as UInt32)
    return start
  }

  /// Padding, and the length at both ends.
  @inline(__always)
  private mutating func end(_ start: Int) {
    let padding = (start &- buffer.count) & 3
    buffer.append(0, repeated: padding)
    let total = UInt32(truncatingIfNeeded: buffer.count &- start &+ 4)
    buffer.append(little: total)
    buffer.store(little: total, at: start &+ 4)
  }
}

extension DumpFlags {
  /// The bits that files hold; the others are notes of the reader.
  var stored: UInt32 { UInt32(subtracting(.leadingRecord).rawValue) }
}
