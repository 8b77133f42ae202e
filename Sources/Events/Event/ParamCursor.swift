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
  @inline(__always)
  @_lifetime(copy event)
  public init(_ event: EventView) {
    self.event = event
    left = Int(event.count)
    lengthAt = event.shape.lengthsOffset
    start = lengthAt &+ left &* event.shape.lengthWidth
  }

  /// The bytes of the next param, or nil after the last. Valid as long as the event.
  @inlinable
  @inline(__always)
  @_lifetime(copy self)
  public mutating func next() -> RawSpan? {
    guard left > 0 else { return nil }
    left &-= 1
    let width = event.shape.lengthWidth
    // Safe: the view has been checked: its lengths and params lie within its bytes.
    let count = unsafe EventView.length(event.bytes, at: lengthAt, width: width)
    let param = unsafe event.bytes.extracting(unchecked: start..<start &+ count)
    lengthAt &+= width
    start &+= count
    return param
  }
}
