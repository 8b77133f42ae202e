public import Events

/// What applying the latest event brought to light; fields are answered from it.
public struct Moment {
  /// The thread that the event happened on, if it is known.
  public internal(set) var thread: ThreadSlot?
  /// The event only happened while the thread was running, as switches and page faults do: it is no call of the
  /// thread's, and says nothing of how long calls take.
  var isBystander = false
  /// The thread whose call the event is.
  public var callingThread: ThreadSlot? { isBystander ? nil : thread }
  /// The number of the descriptor that the thread named last.
  public internal(set) var fdNumber = FD(rawValue: -1)
  /// The event gave the descriptor another name.
  public internal(set) var isFDNameChanged = false
  /// The error number of a failed call, positive; 0 for success.
  public internal(set) var errorCode: Int32 = 0
  /// The event changes state and is not shown: it tells of a container that was there when the capture began, or of
  /// one that nobody could look up.
  public internal(set) var isSilent = false
  /// The event is a write that `Machine.interpreted` shows as a tracer.
  public internal(set) var isTracer = false
  /// The event wrote its data to the system's log.
  public internal(set) var isLogMessage = false
  /// The time of the first event that has one, and of the event before this one.
  package internal(set) var firstTimestamp: UInt64 = 0
  package internal(set) var previousTimestamp: UInt64 = 0

  /// Of a context switch: how long the thread that was switched away from ran, in nanoseconds.
  public internal(set) var executionTime: UInt64 = 0
  /// Of a record of a thread's processor time: what the record before it told.
  package internal(set) var previousProcessorTime: ProcessorTime?

  /// Where the params of its enter lie, after the exit of a call that opens a file; meaningless after other events.
  var openingEnter: EnterStore.Region?

  /// The table that holds the event's descriptor and its position there; see `Machine.fdOfEvent`.
  var fdOwner: ThreadSlot?
  var fdPosition = 0
  /// What the descriptor was called when the event found it.
  var fdNameBefore = StringID.empty

  package init() {}
}
