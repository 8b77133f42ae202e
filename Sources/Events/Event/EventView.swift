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
  @usableFromInline let count: UInt16
  @usableFromInline let shape: Shape
  public let dumpFlags: DumpFlags

  // The fields above fill four words, and `shape` leaves room for "no event": so a view travels in registers.

  /// How many bytes stand before the lengths of the params, and how wide those are.
  public enum Shape: UInt8, Sendable {
    /// v1, which does not say how many params there are.
    case uncounted
    /// v2.
    case counted
    /// v2 with lengths of 4 bytes.
    case wide

    @inlinable var lengthsOffset: Int { self == .uncounted ? 22 : 26 }
    @inlinable var lengthWidth: Int { self == .wide ? 4 : 2 }
  }

  /// Wraps `bytes`, or nil when they are not an event: too short, or with params that overrun them.
  ///
  /// - Parameter knownParamCount: how many params the table lists. An uncounted event has the largest count up to this
  ///   whose lengths exactly fill it.
  @inlinable
  @_lifetime(copy bytes)
  public init?(
    bytes: RawSpan, number: UInt64, cpu: UInt16, dumpFlags: DumpFlags, shape: Shape, knownParamCount: Int
  ) {
    guard bytes.byteCount >= shape.lengthsOffset,
      let count = shape == .uncounted
        ? Self.countFilling(bytes, atMost: knownParamCount) : Self.statedCount(bytes, shape)
    else { return nil }
    self.bytes = bytes
    self.number = number
    type = unsafe EventType(rawValue: bytes.loadUnchecked(20, as: UInt16.self))
    self.cpu = cpu
    self.count = UInt16(truncatingIfNeeded: count)
    self.shape = shape
    self.dumpFlags = dumpFlags
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
    let width = shape.lengthWidth
    var lengthAt = shape.lengthsOffset
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

  /// The count that the event states, or nil when that many params do not fit. No writer comes near 65,535.
  @inlinable
  static func statedCount(_ bytes: RawSpan, _ shape: Shape) -> Int? {
    // Safe: the caller has seen that the count lies within the bytes; all lengths lie before `end`, as it is at first.
    let count = unsafe Int(bytes.loadUnchecked(22, as: UInt32.self))
    let width = shape.lengthWidth
    var end = 26 &+ count &* width
    guard count <= Int(UInt16.max), end <= bytes.byteCount else { return nil }
    var at = 26
    for _ in 0..<count {
      end &+= unsafe length(bytes, at: at, width: width)
      at &+= width
    }
    return end <= bytes.byteCount ? count : nil
  }

  /// The count up to `limit` whose params exactly fill the event. There is at most one, as every param takes at least
  /// the room of its length.
  @inlinable
  @inline(__always)
  static func countFilling(_ bytes: RawSpan, atMost limit: Int) -> Int? {
    let target = bytes.byteCount
    var end = 22
    var at = 22
    while end < target {
      guard at &+ 2 <= target else { return nil }
      // Safe: the length lies within the bytes, as was just seen.
      end &+= unsafe 2 &+ length(bytes, at: at, width: 2)
      at &+= 2
    }
    let count = (at &- 22) / 2
    return end == target && count <= limit ? count : nil
  }
}
