public import Events

/// What applying the latest event brought to light; fields are answered from it.
public struct Moment {
  /// The thread that the event happened on, if it is known.
  public var thread: ThreadSlot?
  /// The number of the descriptor that the event is about.
  public var fdNumber = FD(rawValue: -1)
  /// The descriptor itself, as it is after the event; nil when it was never seen being made.
  public var fd: FDEntry?
  /// The event gave the descriptor another name.
  public var isFDNameChanged = false
  /// The error number of a failed call, positive; 0 for success.
  public var errorCode: Int32 = 0
  /// The time of the first event that has one, and of the event before this one.
  public var firstTimestamp: UInt64 = 0
  public var previousTimestamp: UInt64 = 0

  public init() {}
}
