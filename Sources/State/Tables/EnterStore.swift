internal import Events

/// The params of calls that threads are in, kept until the call returns: the exit of an old event does not repeat them.
///
///     u16 count | u16 length, count times | params
///
/// Each thread uses one region again and again. A thread that needs a larger one gets it at the end; regions left
/// behind are closed up when they make up most of the store. No region is larger than 5 KB and each thread has one, so
/// that the store stays below twice 5 KB for each thread of the table.
struct EnterStore: ~Copyable {
  private static let smallestThreshold = 1 << 20

  private var memory: [UInt8] = []
  private var packThreshold = Self.smallestThreshold

  /// Where a thread's stored params lie.
  struct Region {
    var offset = 0
    var capacity = 0
  }

  /// Larger events are not stored, as in sysdig.
  private static let limit = 4096

  /// Stores the params of `event`; false when it is too large.
  mutating func store(_ event: EventView, in region: inout Region) -> Bool {
    guard event.bytes.byteCount <= Self.limit, event.paramCount <= 64 else { return false }
    var needed = 2 + event.paramCount * 2
    for index in 0..<event.paramCount { needed += event.param(index)?.byteCount ?? 0 }
    if needed > region.capacity { region = grow(by: needed) }
    var lengthAt = region.offset
    write(UInt16(truncatingIfNeeded: event.paramCount), at: lengthAt)
    var start = lengthAt + 2 + event.paramCount * 2
    for index in 0..<event.paramCount {
      guard let param = event.param(index) else { continue }
      lengthAt += 2
      write(UInt16(truncatingIfNeeded: param.byteCount), at: lengthAt)
      copy(param, to: start)
      start += param.byteCount
    }
    return true
  }

  func paramCount(in region: Region) -> Int { Int(length(at: region.offset)) }

  /// The bytes of a stored param, nil when the enter did not have it.
  @_lifetime(borrow self)
  func param(_ index: Int, in region: Region) -> RawSpan? {
    let count = paramCount(in: region)
    guard index >= 0, index < count else { return nil }
    var lengthAt = region.offset + 2
    var start = lengthAt + count * 2
    for _ in 0..<index {
      start += Int(length(at: lengthAt))
      lengthAt += 2
    }
    return memory.rawSpan.window(start, byteCount: Int(length(at: lengthAt)))
  }

  func has(_ index: Int, in region: Region) -> Bool { index >= 0 && index < paramCount(in: region) }

  /// The param begins with `text`.
  func has(_ text: StaticString, inParam index: Int, of region: Region) -> Bool {
    guard let bytes = param(index, in: region) else { return false }
    return bytes.has(text, at: 0)
  }

  /// Enough regions may have been left behind for closing them up to be worth its time.
  var isCrowded: Bool { memory.count > packThreshold }

  mutating func notePacked() { packThreshold = max(Self.smallestThreshold, memory.count * 2) }

  /// Copies a region that is still in use from the store that this one replaces.
  mutating func adopt(_ region: inout Region, from other: borrowing EnterStore) {
    let offset = memory.count
    memory.append(contentsOf: other.memory[region.offset..<region.offset + region.capacity])
    region.offset = offset
  }

  private mutating func grow(by needed: Int) -> Region {
    let capacity = (needed + 63) & ~63
    let offset = memory.count
    memory.append(contentsOf: repeatElement(0, count: capacity))
    return Region(offset: offset, capacity: capacity)
  }

  private func length(at offset: Int) -> UInt16 {
    offset + 2 <= memory.count ? memory.rawSpan.load(offset, as: UInt16.self) : 0
  }

  private mutating func write(_ value: UInt16, at offset: Int) {
    memory[offset] = UInt8(truncatingIfNeeded: value)
    memory[offset + 1] = UInt8(truncatingIfNeeded: value >> 8)
  }

  private mutating func copy(_ bytes: RawSpan, to offset: Int) {
    for index in 0..<bytes.byteCount { memory[offset + index] = bytes.load(index, as: UInt8.self) }
  }
}
