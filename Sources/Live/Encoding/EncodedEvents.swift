internal import Events

/// Scap events in memory, one behind the other as a capture stores them, and when and where each happened.
///
///     event = timestamp 8, thread 8, length 4, code 2, param count 4, length of each param 2, params
///
/// Reused: in the steady state appending allocates nothing. `EventView` opens the bytes of an entry.
struct EncodedEvents: ~Copyable {
  struct Entry: Equatable {
    /// Nanoseconds since the epoch.
    var timestamp: UInt64
    /// Where the event begins in `bytes`.
    var start: Int
    var byteCount: UInt32
    var cpu: UInt16
    var shape = EventView.Shape.counted
  }

  private(set) var bytes: ByteBuffer
  private(set) var entries: [Entry] = []
  private var paramAt = 0

  static let headerSize = 26

  init(capacity: Int = 1 << 16) {
    bytes = ByteBuffer(capacity: capacity)
    entries.reserveCapacity(capacity / 64)
  }

  /// Bytes of all events.
  var byteCount: Int { bytes.count }

  /// Forgets all events, keeping the memory.
  mutating func removeAll() {
    bytes.removeAll()
    entries.removeAll(keepingCapacity: true)
  }

  /// The bytes of one event. Lifetime: until the events change.
  @_lifetime(borrow self)
  func event(_ entry: Entry) -> RawSpan {
    bytes.bytes.window(entry.start, byteCount: Int(entry.byteCount))
  }

  /// Begins an event; `paramCount` params have to follow, and then `end`.
  mutating func begin(
    _ code: UInt16, timestamp: UInt64, thread: UInt32, cpu: UInt16, paramCount: Int
  ) {
    let start = bytes.count
    entries.append(Entry(timestamp: timestamp, start: start, byteCount: 0, cpu: cpu))
    bytes.append(little: timestamp)
    bytes.append(little: UInt64(thread))
    bytes.append(little: UInt32(0))
    bytes.append(little: code)
    bytes.append(little: UInt32(truncatingIfNeeded: paramCount))
    paramAt = bytes.count
    bytes.append(0, repeated: 2 * paramCount)
  }

  mutating func end() {
    guard let last = entries.indices.last else { return }
    let start = entries[last].start
    let count = UInt32(truncatingIfNeeded: bytes.count - start)
    entries[last].byteCount = count
    bytes.store(little: count, at: start + 16)
  }

  /// The longest param of an event that is not wide.
  static let longestParam = paramMax

  /// Appends an event of one param that belongs to no thread and happened on no processor.
  mutating func append(_ type: EventType, _ content: [UInt8], at timestamp: UInt64) {
    let isWide = EventTable.shared[type]?.flags.contains(.large) == true
    let width = isWide ? 4 : 2
    let byteCount = UInt32(truncatingIfNeeded: Self.headerSize + width + content.count)
    entries.append(
      Entry(
        timestamp: timestamp, start: bytes.count, byteCount: byteCount, cpu: 0,
        shape: isWide ? .wide : .counted))
    bytes.append(little: timestamp)
    bytes.append(little: UInt64.max)
    bytes.append(little: byteCount)
    bytes.append(little: type.rawValue)
    bytes.append(little: UInt32(1))
    if isWide {
      bytes.append(little: UInt32(truncatingIfNeeded: content.count))
    } else {
      bytes.append(little: UInt16(truncatingIfNeeded: content.count))
    }
    bytes.append(content)
  }

  /// A param that is a number: its lowest `width` bytes, 1, 2, 4 or 8.
  mutating func param(_ value: UInt64, width: UInt8) {
    switch width {
    case 8: bytes.append(little: value)
    case 4: bytes.append(little: UInt32(truncatingIfNeeded: value))
    case 2: bytes.append(little: UInt16(truncatingIfNeeded: value))
    default: bytes.append(UInt8(truncatingIfNeeded: value))
    }
    closeParam(byteCount: Int(max(width, 1)))
  }

  mutating func param(_ content: RawSpan) {
    let content = content.byteCount > Self.paramMax ? content.extracting(first: Self.paramMax) : content
    bytes.append(content)
    closeParam(byteCount: content.byteCount)
  }

  /// A param without any bytes: no value.
  mutating func emptyParam() { closeParam(byteCount: 0) }

  /// A param that `write` appends piece by piece.
  mutating func param(_ write: (inout ByteBuffer) -> Void) {
    let start = bytes.count
    write(&bytes)
    if bytes.count - start > Self.paramMax { bytes.truncate(to: start + Self.paramMax) }
    closeParam(byteCount: bytes.count - start)
  }

  /// What the two bytes of a param's length can say.
  private static let paramMax = 0xFFFF

  private mutating func closeParam(byteCount: Int) {
    bytes.store(little: UInt16(truncatingIfNeeded: byteCount), at: paramAt)
    paramAt += 2
  }
}
