/// An event that is kept for a while after its source has gone on, in memory that is used again for the next one.
///
/// Like `EventImage` it stands by itself; unlike that, nothing is allocated once it has held its largest event.
public struct HeldEvent: ~Copyable {
  private var bytes = ByteBuffer(capacity: 512)
  private var cpu: UInt16 = 0
  private var dumpFlags: DumpFlags = []
  private var shape = EventView.Shape.counted

  public init() {}

  /// Holds a copy of `event`, in the newest layout.
  public mutating func hold(_ event: EventView) {
    bytes.removeAll()
    bytes.append(event)
    cpu = event.cpu
    dumpFlags = event.dumpFlags
    shape = event.shape == .wide ? .wide : .counted
  }

  /// The event under a number of its own; nil when nothing was held yet.
  @_lifetime(borrow self)
  public func view(number: UInt64) -> EventView? {
    EventView(
      bytes: bytes.bytes, number: number, cpu: cpu, dumpFlags: dumpFlags, shape: shape, knownParamCount: 0)
  }
}
