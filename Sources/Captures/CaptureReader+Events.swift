internal import Events

extension CaptureReader {
  /// What is known of the event in the block at the front of the window, which is brought in whole; nil for a code
  /// that nobody knows: it is skipped and takes no number.
  @inline(__always)
  mutating func knownEvent(_ header: BlockHeader, _ layout: EventLayout) throws(CaptureError) -> KnownEvent? {
    guard try window.ensure(header.byteCount) else { throw truncated(header.byteCount, "event block") }
    let available = header.byteCount - layout.eventOffset - EventLayout.trailerByteCount
    guard available >= layout.smallestEvent else { throw blockTooShort(header, layout) }
    let code = window.bytes.load(layout.eventOffset + 20, as: UInt16.self)
    return Int(code) < events.count ? events[Int(code)] : nil
  }

  /// The event of the block at the front of the window.
  @inline(__always)
  @_lifetime(&self)
  mutating func event(
    _ header: BlockHeader, _ layout: EventLayout, _ known: KnownEvent
  ) throws(CaptureError) -> EventView {
    let start = layout.eventOffset
    let available = header.byteCount - start - EventLayout.trailerByteCount
    let length = try eventLength(at: start, available: available, layout, known)
    eventCount += 1
    let leadingFlag = isPastLeadingRecords ? 0 : noteLeading(known)
    pendingByteCount = header.byteCount
    let bytes = window.bytes
    let stored = layout.hasFlags ? bytes.load(EventLayout.flagsOffset, as: UInt32.self) & 0xFFFF : 0
    let flags = DumpFlags(rawValue: stored | leadingFlag)
    guard
      let view = EventView(
        bytes: bytes.window(start, byteCount: length), number: eventCount,
        cpu: bytes.load(EventLayout.cpuOffset, as: UInt16.self),
        dumpFlags: flags,
        paramCount: layout.hasParamCount ? bytes.load(start + 22, as: UInt32.self) : nil,
        knownParamCount: Int(known.paramCount), hasWideLengths: known.isLarge)
    else {
      pendingByteCount = 0
      throw error(
        .malformedEvent(code: window.bytes.load(start + 20, as: UInt16.self)), "event.params", at: start)
    }
    return view
  }

  /// The flag of a container record at the head of a section; 0 for the first event that is none. Those of the first
  /// section take numbers, those of later ones do not: so sysdig counts.
  @inline(never)
  private mutating func noteLeading(_ known: KnownEvent) -> UInt32 {
    isPastLeadingRecords = !known.isContainerRecord
    if known.isContainerRecord, sectionCount > 1 { eventCount -= 1 }
    return known.isContainerRecord ? DumpFlags.leadingRecord.rawValue : 0
  }

  /// The length of an event, once it is known to lie within its block.
  @inline(__always)
  private func eventLength(
    at start: Int, available: Int, _ layout: EventLayout, _ known: KnownEvent
  ) throws(CaptureError) -> Int {
    let claimed = Int(window.bytes.load(start + 16, as: UInt32.self))
    // Old writers stored these two with a length that is 3 too large.
    let length = known.isOverstated && !layout.hasParamCount ? claimed - 3 : claimed
    guard length >= layout.smallestEvent, length <= available else {
      throw error(
        .outOfRange(value: UInt64(claimed), allowed: UInt64(layout.smallestEvent)...UInt64(available)),
        "event.length", at: start + 16)
    }
    return length
  }

  @inline(never)
  private func blockTooShort(_ header: BlockHeader, _ layout: EventLayout) -> CaptureError {
    let smallest = layout.eventOffset + layout.smallestEvent + EventLayout.trailerByteCount
    return error(
      .outOfRange(value: UInt64(header.byteCount), allowed: UInt64(smallest)...UInt64(UInt32.max)),
      "block.length",
      at: 4)
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
