internal import Events

/// A block that holds an event of a known type and lies in the window whole.
struct EventBlock {
  /// The whole block: header, body, padding and trailer.
  let byteCount: Int
  let layout: EventLayout
  let known: KnownEvent
}

extension CaptureReader {
  /// The block at the front of the window where nothing is special about it, as nearly always; nil where something is:
  /// what and why is found out by going the long way.
  @inline(__always)
  func plainBlock() -> EventBlock? {
    let bytes = window.bytes
    guard isPastLeadingRecords, bytes.byteCount >= 8,
      let layout = EventLayout(block: bytes.load(0, as: UInt32.self))
    else { return nil }
    let byteCount = Int(bytes.load(4, as: UInt32.self))
    guard byteCount >= layout.smallestBlock, byteCount <= bytes.byteCount, byteCount & 3 == 0 else {
      return nil
    }
    let code = Int(bytes.load(layout.eventOffset &+ 20, as: UInt16.self))
    guard code < events.count else { return nil }
    return EventBlock(byteCount: byteCount, layout: layout, known: events[code])
  }

  /// The event block at the front of the window, which is brought in whole; nil for a code that nobody knows: it is
  /// skipped and takes no number.
  mutating func eventBlock(_ header: BlockHeader, _ layout: EventLayout) throws(CaptureError) -> EventBlock? {
    guard try window.ensure(header.byteCount) else { throw truncated(header.byteCount, "event block") }
    guard header.byteCount >= layout.smallestBlock else { throw blockTooShort(header, layout) }
    let code = Int(window.bytes.load(layout.eventOffset + 20, as: UInt16.self))
    guard code < events.count else { return nil }
    return EventBlock(byteCount: header.byteCount, layout: layout, known: events[code])
  }

  /// The event of the block at the front of the window.
  @inline(__always)
  @_lifetime(&self)
  mutating func event(of block: EventBlock) throws(CaptureError) -> EventView {
    let layout = block.layout
    let start = layout.eventOffset
    // Set anew below: an error leaves nothing to be dropped.
    pendingByteCount = 0
    let length = try eventLength(of: block)
    eventCount &+= 1
    let leadingFlag = isPastLeadingRecords ? 0 : noteLeading(block.known)
    pendingByteCount = block.byteCount
    let bytes = window.bytes
    let stored = layout.hasFlags ? bytes.load(EventLayout.flagsOffset, as: UInt8.self) & 3 : 0
    guard
      let view = EventView(
        bytes: bytes.window(start, byteCount: length), number: eventCount,
        cpu: bytes.load(EventLayout.cpuOffset, as: UInt16.self),
        dumpFlags: DumpFlags(rawValue: stored | leadingFlag),
        shape: !layout.hasParamCount ? .uncounted : block.known.isLarge ? .wide : .counted,
        knownParamCount: Int(block.known.paramCount))
    else {
      pendingByteCount = 0
      throw malformedEvent(at: start)
    }
    return view
  }

  /// Whether the event of the block at the front is one of those that are left out. It takes no number then.
  mutating func isSuppressed(_ block: EventBlock) throws(CaptureError) -> Bool {
    guard !suppression.isEmpty else { return false }
    let layout = block.layout
    let length = try eventLength(of: block)
    guard
      let view = EventView(
        bytes: window.bytes.window(layout.eventOffset, byteCount: length), number: 0, cpu: 0,
        dumpFlags: DumpFlags(rawValue: 0),
        shape: !layout.hasParamCount ? .uncounted : block.known.isLarge ? .wide : .counted,
        knownParamCount: Int(block.known.paramCount))
    else { return false }
    return suppression.covers(view)
  }

  /// The flag of a container record at the head of a section; 0 for the first event that is none. Those of the first
  /// section with events take numbers, those of later ones do not: so sysdig counts.
  @inline(never)
  private mutating func noteLeading(_ known: KnownEvent) -> UInt8 {
    isPastLeadingRecords = !known.isContainerRecord
    if known.isContainerRecord, isPastFirstEvents { eventCount -= 1 }
    return known.isContainerRecord ? DumpFlags.leadingRecord.rawValue : 0
  }

  /// The length of an event, once it is known to lie within its block.
  @inline(__always)
  private func eventLength(of block: EventBlock) throws(CaptureError) -> Int {
    let start = block.layout.eventOffset
    let claimed = Int(window.bytes.load(start &+ 16, as: UInt32.self))
    // Old writers stored these two with a length that is 3 too large.
    let length = block.known.isOverstated && !block.layout.hasParamCount ? claimed &- 3 : claimed
    let available = block.byteCount &- start &- EventLayout.trailerByteCount
    guard length >= block.layout.smallestEvent, length <= available else {
      throw eventOutOfBlock(block, claimed: claimed, available: available)
    }
    return length
  }

  @inline(never)
  private func eventOutOfBlock(_ block: EventBlock, claimed: Int, available: Int) -> CaptureError {
    error(
      .outOfRange(
        value: UInt64(claimed), allowed: UInt64(block.layout.smallestEvent)...UInt64(available)),
      "event.length", at: block.layout.eventOffset + 16)
  }

  @inline(never)
  private func malformedEvent(at start: Int) -> CaptureError {
    error(.malformedEvent(code: window.bytes.load(start + 20, as: UInt16.self)), "event.params", at: start)
  }

  @inline(never)
  private func blockTooShort(_ header: BlockHeader, _ layout: EventLayout) -> CaptureError {
    error(
      .outOfRange(
        value: UInt64(header.byteCount), allowed: UInt64(layout.smallestBlock)...UInt64(UInt32.max)),
      "block.length", at: 4)
  }
}

/// What the reader must know of an event to find its params.
struct KnownEvent {
  let paramCount: UInt8
  let isLarge: Bool
  let isOverstated: Bool
  let isContainerRecord: Bool

  init(_ event: EventInfo) {
    paramCount = UInt8(clamping: event.params.count)
    isLarge = event.flags.contains(.large)
    isOverstated = event.type == .notification || event.type == .infrastructure
    isContainerRecord = event.type.isContainerRecord
  }
}
