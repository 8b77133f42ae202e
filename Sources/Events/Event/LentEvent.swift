/// Where an event lies, for those whom it has to pass by on its way: what goes through C knows no lifetimes.
///
/// Nothing is copied, and nothing is checked again.
@unsafe
public struct LentEvent {
  private let bytes: UnsafeRawBufferPointer
  private let number: UInt64
  private let cpu: UInt16
  private let paramCount: UInt16
  private let shape: EventView.Shape
  private let dumpFlags: DumpFlags

  /// - Parameter event: outlives what is made here, and all views of it.
  public init(_ event: EventView) {
    unsafe bytes = event.bytes.withUnsafeBytes { unsafe $0 }
    unsafe number = event.number
    unsafe cpu = event.cpu
    unsafe paramCount = event.count
    unsafe shape = event.shape
    unsafe dumpFlags = event.dumpFlags
  }

  public var view: EventView {
    @_lifetime(borrow self)
    get {
      let view = unsafe EventView(
        bytes: RawSpan(_unsafeBytes: bytes), number: number, cpu: cpu, checkedParamCount: paramCount,
        shape: shape,
        dumpFlags: dumpFlags)
      return unsafe _overrideLifetime(view, borrowing: self)
    }
  }
}

extension EventView {
  /// The same event once more.
  @_lifetime(copy bytes)
  fileprivate init(
    bytes: RawSpan, number: UInt64, cpu: UInt16, checkedParamCount: UInt16, shape: Shape, dumpFlags: DumpFlags
  ) {
    self.bytes = bytes
    self.number = number
    type = unsafe EventType(rawValue: bytes.loadUnchecked(20, as: UInt16.self))
    self.cpu = cpu
    count = checkedParamCount
    self.shape = shape
    self.dumpFlags = dumpFlags
  }
}
