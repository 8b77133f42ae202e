public import Events

/// Reads a capture: blocks become events and, before them, what was already true.
///
///     var reader = try CaptureReader(path: "trace.scap")
///     while let event = try reader.next(informing: &machine) { … }
///
/// Memory stays at one buffer, however long the file, and grows only for a block that is larger than it.
public struct CaptureReader: EventSource, ~Copyable {
  private var window: ByteWindow
  private var list = ListProgress()
  /// Bytes of the event handed out last, dropped at the next call: its view still looked at them.
  private var pendingByteCount = 0
  private var hasSection = false
  private var hasEvents = false
  private var eventCount: UInt64 = 0
  /// How many params the table knows, by event code.
  private let knownParamCounts: [UInt8]
  private let largeEvents: [Bool]

  /// Opens the capture at `path`; `-` is standard input.
  ///
  /// - Parameter avoidingISAL: inflate with zlib even where ISA-L is installed.
  public init(path: String, avoidingISAL: Bool = false) throws(CaptureError) {
    window = ByteWindow(try ByteStream(path: path, avoidingISAL: avoidingISAL))
    knownParamCounts = EventTable.shared.all.map { UInt8(clamping: $0.params.count) }
    largeEvents = EventTable.shared.all.map { $0.flags.contains(.large) }
  }

  /// How much of the file has been read, from 0 to 1; nil for a pipe.
  public var progress: Double? { window.progress }

  @_lifetime(&self)
  public mutating func next<Receiver: RecordReceiver & ~Copyable>(
    informing receiver: inout Receiver
  ) throws -> EventView? {
    if pendingByteCount > 0 {
      window.consume(pendingByteCount)
      pendingByteCount = 0
    }
    while true {
      while list.isActive, let record = try nextRecord() { receiver.apply(record) }
      guard let header = try readHeader() else { return nil }
      switch header.type {
      case .event(let layout):
        hasEvents = true
        guard try takeEvent(header, layout) else { continue }
        return try event(header, layout)
      default:
        if let record = try readMetadata(header) { receiver.apply(record) }
      }
    }
  }
}

// MARK: - Blocks

extension CaptureReader {
  /// The first eight bytes of a block, checked.
  private struct BlockHeader {
    let code: UInt32
    let type: BlockType
    /// The whole block: header, body, padding and trailer.
    let byteCount: Int
  }

  private mutating func readHeader() throws(CaptureError) -> BlockHeader? {
    guard try window.ensure(8) else {
      if window.availableCount == 0, hasSection { return nil }
      throw truncated(8, "block header")
    }
    let code = window.bytes.load(0, as: UInt32.self)
    let byteCount = window.bytes.load(4, as: UInt32.self)
    if !hasSection, code != 0x0A0D_0D0A { throw error(.notACapture(code), "section header.type") }
    guard byteCount >= 12, byteCount % 4 == 0 else {
      if !hasSection, window.bytes.load(0, as: UInt32.self) == 0x0A0D_0D0A, try hasForeignMagic() {
        throw error(.foreignByteOrder, "section header.byte-order magic", at: 8)
      }
      throw error(.outOfRange(value: UInt64(byteCount), allowed: 12...UInt64(UInt32.max)), "block.length", at: 4)
    }
    return BlockHeader(code: code, type: BlockType(code: code), byteCount: Int(byteCount))
  }

  private mutating func hasForeignMagic() throws(CaptureError) -> Bool {
    guard try window.ensure(12) else { return false }
    return window.bytes.load(8, as: UInt32.self) == 0x4D3C_2B1A
  }

  /// Reads a block that is not an event. Lists are then handed out entry by entry.
  private mutating func readMetadata(_ header: BlockHeader) throws(CaptureError) -> StateRecord? {
    if hasEvents, header.type != .section {
      throw error(.unexpectedBlock(header.code), "block.type")
    }
    guard try window.ensure(header.byteCount) else { throw truncated(header.byteCount, "block") }
    let trailer = window.bytes.load(header.byteCount - 4, as: UInt32.self)
    guard trailer == UInt32(header.byteCount) else {
      throw error(
        .lengthsDisagree(first: UInt64(header.byteCount), second: UInt64(trailer)), "block.trailing length",
        at: header.byteCount - 4)
    }
    switch header.type {
    case .section:
      var body = ByteCursor(window.bytes.window(8, byteCount: header.byteCount - 12), base: window.offset + 8)
      _ = try SectionHeader(reading: &body)
      hasSection = true
      hasEvents = false
      window.consume(header.byteCount)
      return .section
    case .machine:
      var body = ByteCursor(window.bytes.window(8, byteCount: header.byteCount - 12), base: window.offset + 8)
      let machine = try MachineRecord(reading: &body)
      window.consume(header.byteCount)
      return .machine(machine)
    case .unknown, .event:
      window.consume(header.byteCount)
      return nil
    default:
      list = ListProgress(type: header.type, byteCount: header.byteCount)
      return nil
    }
  }

  private func error(_ problem: CaptureError.Problem, _ field: String, at position: Int = 0) -> CaptureError {
    CaptureError(problem: problem, field: field, offset: window.offset + UInt64(position))
  }

  private func truncated(_ needed: Int, _ field: String) -> CaptureError {
    error(.truncated(needed: needed, available: window.availableCount), field)
  }
}

// MARK: - Lists

/// How far a list block has been handed out; it stays in the window until its last entry.
private struct ListProgress {
  var type = BlockType.unknown
  var byteCount = 0
  /// The next entry, from the start of the block.
  var position = 8
  /// Whose descriptors they are.
  var thread: ThreadID?

  var isActive: Bool { byteCount > 0 }
}

extension CaptureReader {
  /// The next entry of the list, or nil when it is used up: fewer than four bytes left are padding.
  private mutating func nextRecord() throws(CaptureError) -> StateRecord? {
    let end = list.byteCount - 4
    var cursor = ByteCursor(
      window.bytes.window(list.position, byteCount: end - list.position), base: window.offset + UInt64(list.position))
    let before = cursor.remaining
    var record: StateRecord?
    switch list.type {
    case .fds(let version):
      if list.thread == nil { list.thread = ThreadID(rawValue: try cursor.read("fd list.tid")) }
      if let thread = list.thread, cursor.remaining >= 4 {
        record = .fd(thread, try FDRecord(reading: &cursor, version: version))
      }
    case .processes(let version) where before >= 4:
      record = .thread(try ThreadRecord(reading: &cursor, version: version))
    case .interfaces(let version) where before >= 4:
      record = .interface(try InterfaceRecord(reading: &cursor, version: version))
    case .users(let version) where before >= 4:
      record = try UserEntry.record(reading: &cursor, version: version)
    default: break
    }
    if record == nil {
      window.consume(list.byteCount)
      list = ListProgress()
    } else {
      list.position += before - cursor.remaining
    }
    return record
  }
}

// MARK: - Events

extension CaptureReader {
  private static let headerByteCount = 8
  private static let trailerByteCount = 4

  /// Brings the whole block into the window and counts its event; false for a code that nobody knows, which is
  /// skipped without taking a number.
  private mutating func takeEvent(
    _ header: BlockHeader, _ layout: BlockType.EventLayout
  ) throws(CaptureError) -> Bool {
    guard try window.ensure(header.byteCount) else { throw truncated(header.byteCount, "event block") }
    let prefix = layout.hasFlags ? 6 : 2
    let smallest = Self.headerByteCount + prefix + (layout.hasParamCount ? 26 : 22) + Self.trailerByteCount
    guard header.byteCount >= smallest else {
      throw error(
        .outOfRange(value: UInt64(header.byteCount), allowed: UInt64(smallest)...UInt64(UInt32.max)), "block.length",
        at: 4)
    }
    let code = window.bytes.load(Self.headerByteCount + prefix + 20, as: UInt16.self)
    guard Int(code) < knownParamCounts.count else {
      window.consume(header.byteCount)
      return false
    }
    return true
  }

  @_lifetime(&self)
  private mutating func event(
    _ header: BlockHeader, _ layout: BlockType.EventLayout
  ) throws(CaptureError) -> EventView {
    let eventStart = Self.headerByteCount + (layout.hasFlags ? 6 : 2)
    let available = header.byteCount - eventStart - Self.trailerByteCount
    let claimed = Int(window.bytes.load(eventStart + 16, as: UInt32.self))
    let code = window.bytes.load(eventStart + 20, as: UInt16.self)
    let length = try checkedLength(claimed, available: available, code: code, at: eventStart, layout)
    eventCount += 1
    pendingByteCount = header.byteCount
    let bytes = window.bytes
    let flags = layout.hasFlags ? bytes.load(Self.headerByteCount + 2, as: UInt32.self) : 0
    guard
      let view = EventView(
        bytes: bytes.window(eventStart, byteCount: length), number: eventCount,
        cpu: bytes.load(Self.headerByteCount, as: UInt16.self), dumpFlags: DumpFlags(rawValue: flags),
        paramCount: layout.hasParamCount ? bytes.load(eventStart + 22, as: UInt32.self) : nil,
        knownParamCount: Int(knownParamCounts[Int(code)]), hasWideLengths: largeEvents[Int(code)])
    else {
      pendingByteCount = 0
      throw error(.malformedEvent(code: code), "event.params", at: eventStart)
    }
    return view
  }

  /// The length of an event, once it is known to lie within its block.
  private func checkedLength(
    _ claimed: Int, available: Int, code: UInt16, at eventStart: Int, _ layout: BlockType.EventLayout
  ) throws(CaptureError) -> Int {
    // Old writers stored notifications and infrastructure events with a length that is 3 too large.
    let isOverstated = !layout.hasParamCount && (code == 280 || code == 286) && claimed >= 25
    let length = isOverstated ? claimed - 3 : claimed
    let smallest = layout.hasParamCount ? 26 : 22
    guard length >= smallest, length <= available else {
      throw error(
        .outOfRange(value: UInt64(claimed), allowed: UInt64(smallest)...UInt64(max(smallest, available))),
        "event.length", at: eventStart + 16)
    }
    return length
  }
}
