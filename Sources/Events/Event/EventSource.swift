/// Where events come from: a capture file or the kernel. From here on nobody can tell the two apart.
public protocol EventSource: ~Copyable {
  /// The next event, or nil at the end; valid until the next call. What was true before it (threads, descriptors,
  /// users, a new section) is told to `receiver` first.
  @_lifetime(&self)
  mutating func next<Receiver: RecordReceiver & ~Copyable>(informing receiver: inout Receiver) throws
    -> EventView?
}

/// Someone who keeps what sources say was already true; the machine, usually.
public protocol RecordReceiver: ~Copyable {
  mutating func apply(_ record: StateRecord)
  /// An event that came before those that are handed out; it happened all the same.
  mutating func apply(_ event: EventView)
  /// The threads that are there, as far as it knows: a source may have more to tell of them.
  var knownThreads: [ThreadID] { get }
}

extension RecordReceiver where Self: ~Copyable {
  public var knownThreads: [ThreadID] { [] }
  public mutating func apply(_: EventView) {}
}
