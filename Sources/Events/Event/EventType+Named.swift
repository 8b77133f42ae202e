/// The events that code asks for one by one; everything else goes by the properties that the event table tells.
///
/// A test holds each constant against the row of the table.
extension EventType {
  @inlinable public static var openExit: EventType { EventType(rawValue: 3) }
  @inlinable public static var readExit: EventType { EventType(rawValue: 7) }
  @inlinable public static var writeExit: EventType { EventType(rawValue: 9) }
  /// A thread ended; so it was recorded at first, without a status.
  @inlinable public static var oldProcessExit: EventType { EventType(rawValue: 16) }
  @inlinable public static var socketEnter: EventType { EventType(rawValue: 18) }
  @inlinable public static var socketExit: EventType { EventType(rawValue: 19) }
  @inlinable public static var connectEnter: EventType { EventType(rawValue: 22) }
  @inlinable public static var connectExit: EventType { EventType(rawValue: 23) }
  @inlinable public static var creatExit: EventType { EventType(rawValue: 59) }
  /// `openat` as it was recorded before 2019: its params come with the enter.
  @inlinable public static var oldOpenatEnter: EventType { EventType(rawValue: 102) }
  /// The return of that call.
  @inlinable public static var oldOpenatExit: EventType { EventType(rawValue: 103) }
  /// Events were lost from here on; the exit says where they come again.
  @inlinable public static var dropEnter: EventType { EventType(rawValue: 148) }
  @inlinable public static var dropExit: EventType { EventType(rawValue: 149) }
  /// A processor turns to another thread.
  @inlinable public static var contextSwitch: EventType { EventType(rawValue: 152) }
  /// A thread ended.
  @inlinable public static var processExit: EventType { EventType(rawValue: 186) }
  /// What is known of a container, as params: the oldest form.
  @inlinable public static var plainContainer: EventType { EventType(rawValue: 228) }
  /// A thread is about to handle a signal.
  @inlinable public static var signalDelivery: EventType { EventType(rawValue: 232) }
  /// The processor time that a thread has used.
  @inlinable public static var processorTime: EventType { EventType(rawValue: 234) }
  /// The newest `accept` that sysdig 0.29.3 knows.
  @inlinable public static var acceptEnter: EventType { EventType(rawValue: 246) }
  @inlinable public static var acceptExit: EventType { EventType(rawValue: 247) }
  @inlinable public static var kubernetes: EventType { EventType(rawValue: 260) }
  /// A tracer, which a reader makes of a write to `/dev/null`.
  @inlinable public static var tracerEnter: EventType { EventType(rawValue: 268) }
  @inlinable public static var tracerExit: EventType { EventType(rawValue: 269) }
  /// What is known of a container, as JSON.
  @inlinable public static var container: EventType { EventType(rawValue: 272) }
  @inlinable public static var notification: EventType { EventType(rawValue: 280) }
  @inlinable public static var infrastructure: EventType { EventType(rawValue: 286) }
  @inlinable public static var pageFault: EventType { EventType(rawValue: 290) }
  @inlinable public static var openatExit: EventType { EventType(rawValue: 307) }
  /// An event that a plugin made: the plugin's number, and data.
  @inlinable public static var plugin: EventType { EventType(rawValue: 322) }
  /// The same as `container`, with room for more than 64 KB.
  @inlinable public static var largeContainer: EventType { EventType(rawValue: 324) }
  @inlinable public static var openat2Exit: EventType { EventType(rawValue: 327) }
  /// What newer libraries write for their plugins: the plugin's number, a name, and data.
  @inlinable public static var asynchronous: EventType { EventType(rawValue: 402) }

  /// The event tells of a container and is no more than that. Captures begin with those that are known already.
  @inlinable
  public var isContainerRecord: Bool {
    self == .container || self == .largeContainer || self == .plainContainer
  }
}
