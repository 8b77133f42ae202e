/// One event, seen in place in the bytes of its source.
///
///     0           8          16      20      22            26
///     +-----------+-----------+-------+-------+-------------+----------------+-------
///     | timestamp | thread id | length| code  | param count | param lengths… | params…
///     +-----------+-----------+-------+-------+-------------+----------------+-------
///                                              only in v2     2 or 4 bytes each
///
/// A view that exists is valid: the lengths of its params add up to no more than its bytes. It lives as long as the
/// source's buffer, that is until the next event is asked for. Source: the capture format, section "Events".
public struct EventView: ~Escapable {
  /// The whole event, from its timestamp to the last byte of its params.
  public let bytes: RawSpan
  /// The event's number in the capture, from 1.
  public let number: UInt64
  public let type: EventType
  /// The processor on which the event happened.
  public let cpu: UInt16
  public let dumpFlags: DumpFlags
  @usableFromInline let lengthWidth: UInt8
  @usableFromInline let lengthsOffset: UInt16
  @usableFromInline let count: UInt32

  /// Wraps `bytes`, or nil when they are not an event: too short, or with params that overrun them.
  ///
  /// - Parameters:
  ///   - paramCount: how many params the event says it has; nil for v1 events, which do not say. There the largest
  ///     count up to `knownParamCount` is taken whose lengths exactly fill the event.
  ///   - hasWideLengths: param lengths are 4 bytes each rather than 2.
  @inlinable
  @_lifetime(copy bytes)
  public init?(
    bytes: RawSpan, number: UInt64, cpu: UInt16, dumpFlags: DumpFlags, paramCount: UInt32?,
    knownParamCount: Int, hasWideLengths: Bool
  ) {
    guard bytes.byteCount >= 22 else { return nil }
    let width = hasWideLengths ? 4 : 2
    let lengthsOffset = paramCount == nil ? 22 : 26
    let count: Int
    if let paramCount {
      guard bytes.byteCount >= 26, Int(paramCount) <= (bytes.byteCount - 26) / width,
        let end = Self.paramsEnd(bytes, lengthsOffset: 26, width: width, count: Int(paramCount)),
        end <= bytes.byteCount
      else { return nil }
      count = Int(paramCount)
    } else {
      guard let found = Self.countFilling(bytes, atMost: knownParamCount, width: width) else { return nil }
      count = found
    }
    self.bytes = bytes
    self.number = number
    type = unsafe EventType(rawValue: bytes.loadUnchecked(20, as: UInt16.self))
    self.cpu = cpu
    self.dumpFlags = dumpFlags
    lengthWidth = UInt8(truncatingIfNeeded: width)
    self.lengthsOffset = UInt16(truncatingIfNeeded: lengthsOffset)
    self.count = UInt32(truncatingIfNeeded: count)
  }

  // Everything below loads without checks: `init` has seen that the lengths and the params lie within the bytes.

  @inlinable
  public var timestamp: Timestamp { unsafe Timestamp(rawValue: bytes.loadUnchecked(0, as: UInt64.self)) }

  @inlinable
  public var thread: ThreadID { unsafe ThreadID(rawValue: bytes.loadUnchecked(8, as: Int64.self)) }

  /// How many params the writer stored; an older writer stores fewer than the table lists, a newer one more.
  @inlinable
  public var paramCount: Int { Int(count) }

  /// The bytes of parameter `index`, or nil when the event was written by a version that did not have it.
  /// O(`index`). Valid as long as the event.
  @inlinable
  @_lifetime(copy self)
  public func param(_ index: Int) -> RawSpan? {
    guard index >= 0, index < Int(count) else { return nil }
    let width = Int(lengthWidth)
    var lengthAt = Int(lengthsOffset)
    var start = lengthAt &+ Int(count) &* width
    for _ in 0..<index {
      start &+= unsafe Self.length(bytes, at: lengthAt, width: width)
      lengthAt &+= width
    }
    let end = unsafe start &+ Self.length(bytes, at: lengthAt, width: width)
    return unsafe bytes.extracting(unchecked: start..<end)
  }

  /// The length of a param, which stands at `offset`.
  @unsafe
  @inlinable
  static func length(_ bytes: RawSpan, at offset: Int, width: Int) -> Int {
    if width == 2 { return unsafe Int(bytes.loadUnchecked(offset, as: UInt16.self)) }
    return unsafe Int(bytes.loadUnchecked(offset, as: UInt32.self))
  }

  /// Where params end if there are `count` of them, or nil when their lengths alone would overrun the bytes.
  @inlinable
  static func paramsEnd(_ bytes: RawSpan, lengthsOffset: Int, width: Int, count: Int) -> Int? {
    var end = lengthsOffset + count * width
    guard end <= bytes.byteCount else { return nil }
    var at = lengthsOffset
    for _ in 0..<count {
      // Safe: all lengths lie before `end`, as it was at first.
      end &+= unsafe length(bytes, at: at, width: width)
      at &+= width
    }
    return end
  }

  /// The count up to `limit` whose params exactly fill the event. There is at most one, as every param takes at least
  /// the room of its length.
  @inlinable
  static func countFilling(_ bytes: RawSpan, atMost limit: Int, width: Int) -> Int? {
    let target = bytes.byteCount
    var end = 22
    var at = 22
    for count in 0...limit {
      if end >= target { return end == target ? count : nil }
      guard at &+ width <= target else { return nil }
      // Safe: the length lies within the bytes, as was just seen.
      end &+= unsafe width &+ length(bytes, at: at, width: width)
      at &+= width
    }
    return nil
  }
}
