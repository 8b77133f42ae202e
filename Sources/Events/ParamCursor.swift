/// Goes through the params of an event in order, each in O(1).
///
///     var cursor = ParamCursor(event)
///     while let param = cursor.next() { … }
public struct ParamCursor: ~Escapable {
  @usableFromInline let event: EventView
  @usableFromInline var left: Int
  @usableFromInline var lengthAt: Int
  @usableFromInline var start: Int

  @inlinable
  @_lifetime(copy event)
  public init(_ event: EventView) {
    self.event = event
    left = Int(event.count)
    lengthAt = Int(event.lengthsOffset)
    start = lengthAt &+ left &* Int(event.lengthWidth)
  }

  /// The bytes of the next param, or nil after the last. Valid as long as the event.
  @inlinable
  @_lifetime(copy self)
  public mutating func next() -> RawSpan? {
    guard left > 0 else { return nil }
    left &-= 1
    let isWide = event.lengthWidth != 2
    let count =
      isWide
      ? Int(event.bytes.load(lengthAt, as: UInt32.self)) : Int(event.bytes.load(lengthAt, as: UInt16.self))
    let param = event.bytes.window(start, byteCount: count)
    lengthAt &+= isWide ? 4 : 2
    start &+= count
    return param
  }
}
