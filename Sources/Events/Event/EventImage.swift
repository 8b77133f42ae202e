/// An event that stands by itself: made up, or kept longer than its source's buffer.
///
/// Its bytes have the newest layout, with the count of params, whatever the layout of the event that it was copied from.
public struct EventImage: Equatable, Sendable {
  public let bytes: [UInt8]
  public let type: EventType
  public let cpu: UInt16
  public let dumpFlags: DumpFlags

  public var time: Timestamp { Timestamp(rawValue: bytes.rawSpan.value(as: UInt64.self) ?? 0) }

  /// A copy of `event`.
  public init(copying event: EventView, dumpFlags: DumpFlags = []) {
    var buffer = ByteBuffer(capacity: event.bytes.byteCount + 8)
    buffer.append(event)
    bytes = [UInt8](copying: buffer.bytes)
    type = event.type
    cpu = event.cpu
    self.dumpFlags = dumpFlags
  }

  /// An event that nobody recorded, with narrow param lengths.
  ///
  /// - Parameter params: at most 65,535 bytes each.
  public init(
    _ type: EventType, at time: Timestamp, on thread: ThreadID, params: [[UInt8]], dumpFlags: DumpFlags
  ) {
    let size = params.reduce(EventView.headerByteCount) { $0 + 2 + $1.count }
    var buffer = ByteBuffer(capacity: size)
    buffer.append(little: time.rawValue)
    buffer.append(little: thread.rawValue)
    buffer.append(little: UInt32(truncatingIfNeeded: size))
    buffer.append(little: type.rawValue)
    buffer.append(little: UInt32(truncatingIfNeeded: params.count))
    for param in params { buffer.append(little: UInt16(truncatingIfNeeded: param.count)) }
    for param in params { buffer.append(param) }
    bytes = [UInt8](copying: buffer.bytes)
    self.type = type
    cpu = 0
    self.dumpFlags = dumpFlags
  }
}

extension EventImage {
  /// The event under a number; nil where the bytes are none. Valid as long as the image.
  @_lifetime(borrow self)
  public func view(number: UInt64) -> EventView? {
    EventView(
      bytes: bytes.rawSpan, number: number, cpu: cpu, dumpFlags: dumpFlags, shape: .counted,
      knownParamCount: 0)
  }
}

extension ByteBuffer {
  /// Appends an event in the newest layout. One of the old layout gets the count of its params.
  @inlinable
  public mutating func append(_ event: EventView) {
    let bytes = event.bytes
    append(bytes.window(0, byteCount: 16))
    append(little: UInt32(truncatingIfNeeded: event.newestByteCount))
    append(little: event.type.rawValue)
    append(little: UInt32(event.count))
    let start = event.shape.lengthsOffset
    append(bytes.window(start, byteCount: bytes.byteCount &- start))
  }
}

extension EventView {
  /// The bytes before the param lengths in the newest layout.
  @inlinable
  public static var headerByteCount: Int { 26 }

  /// How many bytes the event takes in the newest layout.
  @inlinable
  public var newestByteCount: Int { bytes.byteCount &+ (Self.headerByteCount &- shape.lengthsOffset) }
}
