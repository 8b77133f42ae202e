internal import Events

/// Who watches: the kernel's side or, without rights, a tracer. What they see they hand out as events, in the order of
/// their times.
///
/// It is asked for hundreds of events at a time, so that nobody pays for not knowing which of the two it is. Everything
/// is mutating: Swift 6.3 lets a noncopyable value behind a protocol be changed in place, but not be looked at.
protocol RecordSource: ~Copyable {
  /// What is true now of the processes in scope.
  ///
  /// - Parameter command: the command's process, which waits; nil without one.
  mutating func firstState(
    _ state: FirstState, of command: Int32?, teaching encoder: inout EventEncoder
  ) throws(LiveError) -> [StateRecord]

  /// Encodes what happened next into `events`, one event or as many as wait, up to a limit; waits for it until
  /// `deadline`, ns since boot.
  mutating func encodeNext(
    until deadline: UInt64, _ encoder: inout EventEncoder, into events: inout EncodedEvents
  ) throws(LiveError) -> SourceProgress

  /// Ends the watching. What happened before is still handed out.
  mutating func stop()

  /// How the command ended; nil without one and while it runs.
  mutating func status(of command: inout ChildProcess?) -> CommandStatus?

  /// How many processes that the command had started were still there when the watching ended; 0 before that, and where
  /// others are watched.
  var survivorCount: Int { mutating get }

  /// What was done and lost; nil for one that loses nothing.
  var statistics: CPUStatistics? { mutating get }
}

/// What asking a source for events came to.
enum SourceProgress {
  case encoded
  /// Nothing is known that was not handed out. Whatever happened before `time`, ns since boot, was.
  case nothing(before: UInt64)
  /// The source was stopped, and all of it was handed out.
  case atEnd
}
