internal import Events
internal import State

/// The descriptors that a `poll` or `ppoll` waits for, or found ready.
///
///     u16 count | count times: i64 descriptor, u16 flags
struct PolledFDs: ~Escapable {
  private let bytes: RawSpan
  let count: Int

  /// Nil for other events. Lifetime: that of the event.
  @_lifetime(copy event)
  init?(_ event: EventView) {
    let index = Self.place[Int(event.type.rawValue)] ?? -1
    guard index >= 0, let bytes = event.param(Int(index)), let count = bytes.value(as: UInt16.self) else {
      return nil
    }
    self.bytes = bytes
    self.count = min(Int(count), (bytes.byteCount - 2) / Self.entrySize)
  }

  /// The descriptor at `index`, which is below `count`.
  subscript(index: Int) -> FD { FD(rawValue: bytes.load(2 + index * Self.entrySize, as: Int64.self)) }

  private static let entrySize = 10

  /// By event code: which param holds the list, or -1.
  private static let place = ImmortalArray(
    EventTable.shared.all.map { event in
      Int8(truncatingIfNeeded: event.params.firstIndex { $0.kind == .fdlist } ?? -1)
    })
}
