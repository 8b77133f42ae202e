public import Events

/// The running kernel as a source of events: what a capture file is for the past.
///
///     var source = try LiveSource(.command(["curl", "http://web/"]), settings: LiveSettings())
///     while let event = try source.next(informing: &machine) { … }
///
/// The first call tells what is true now of the processes in scope, and of nobody else; a command is let go only then.
/// Where this process may not load programs into the kernel, a command is followed by ptrace instead. The end comes when
/// the command has ended, when the time is up, or by request; everything that happened before is still handed out, and
/// calls that have not returned by then have their enters.
public struct LiveSource: EventSource, ~Copyable {
  private var origin: LiveOrigin
  private var encoder: EventEncoder
  private var events: EncodedEvents
  /// The next of `events` to be handed out.
  private var upcoming = 0
  /// What is still to be told before the first event.
  private var firstState: [StateRecord]
  private var ending: LiveEnding
  private var metadata: MetadataFeed?
  private var processorTimes: ProcessorTimeFeed?
  /// Nothing that comes is older, ns since the epoch.
  private var latestTime: UInt64
  /// How long there is none after a pause, in ns.
  private let pauseInterval: UInt64
  /// When the next pause may be, ns since boot; the end of time for never.
  private var nextPause: UInt64

  /// How many events have been handed out.
  public private(set) var eventCount: UInt64 = 0

  /// - Parameters:
  ///   - request: asked now and then.
  ///   - note: takes what is to be told to whoever sits at the terminal.
  public init(
    _ target: LiveTarget, settings: LiveSettings = LiveSettings(),
    request: @escaping @Sendable () -> LiveRequest = { .none },
    note: @escaping (String) -> Void = { _ in }
  ) throws(LiveError) {
    var encoder = EventEncoder(bootTime: BootClock.bootTime)
    var events = EncodedEvents()
    let state = FirstState(
      hasEnvironments: settings.hasEnvironments, hostRoot: settings.hostRoot, hostName: settings.hostName)
    var origin = try LiveOrigin(target, settings)
    let records = try state.host() + origin.firstState(state, teaching: &encoder)
    var metadata = settings.metadata.map { MetadataFeed($0, note: note) }
    let time = BootClock.now + encoder.bootTime
    metadata?.ask(records.groups + encoder.cgroups.takeNews())
    metadata?.settle(at: time, into: &events)
    try origin.start()
    self.metadata = metadata
    processorTimes = settings.tellsProcessorTimes ? ProcessorTimeFeed() : nil
    self.events = events
    latestTime = time
    self.origin = origin
    self.encoder = encoder
    firstState = records
    ending = LiveEnding(duration: settings.duration, request: request)
    nextPause = settings.pauses ? 0 : .max
    pauseInterval = settings.pauseInterval
  }

  /// Why a command is followed by ptrace; nil where the kernel's side does it.
  public var reasonForTracing: String? { origin.reasonForTracing }

  /// What the kernel's side did; nil with ptrace, which loses nothing.
  public var statistics: CPUStatistics? { mutating get { origin.statistics } }

  /// How the command ended; nil without one, or when it still runs.
  public mutating func commandStatus() -> CommandStatus? { origin.commandStatus() }

  /// Whether there is a command that has not ended.
  public var isCommandRunning: Bool {
    mutating get { origin.hasCommand && origin.commandStatus() == nil }
  }

  /// How many processes go on that a command had started which has ended: known at the end.
  public var survivorCount: Int { mutating get { origin.survivorCount } }

  /// The control groups that were watched and are gone, which ends the capture: a directory, or how many.
  public var vanishedGroups: String? { origin.vanishedGroups }

  /// Ends the capture and waits until the command has ended, or is not to be waited for. Returns at once where there is
  /// none.
  public mutating func waitForCommand() throws(LiveError) {
    // A tracer lets the command go only when it is asked for what it has seen last.
    if !origin.isStopped { origin.stop() }
    while case .encoded = try origin.encodeNext(until: .max, &encoder, into: &events) { events.removeAll() }
    while origin.hasCommand, origin.commandStatus() == nil, !ending.isAskedFor(origin) {
      origin.awaitCommand { ending.isNew }
    }
  }

  /// Why the command could not be executed after all.
  public func commandFailure() -> LiveError? { origin.commandFailure() }

  @_lifetime(&self)
  public mutating func next<Receiver: RecordReceiver & ~Copyable>(informing receiver: inout Receiver) throws
    -> EventView?
  {
    if !firstState.isEmpty {
      for record in firstState { receiver.apply(record) }
      firstState = []
    }
    while upcoming >= events.entries.count {
      guard try encodeNext(knowing: receiver) else { return nil }
    }
    let entry = events.entries[upcoming]
    upcoming += 1
    eventCount += 1
    return EventView(
      bytes: events.event(entry), number: eventCount, cpu: entry.cpu, dumpFlags: [], shape: entry.shape,
      knownParamCount: 0)
  }

  /// Encodes what happened next; false at the end.
  private mutating func encodeNext<Receiver: RecordReceiver & ~Copyable>(
    knowing receiver: borrowing Receiver
  ) throws -> Bool {
    latestTime = max(latestTime, events.entries.last?.timestamp ?? 0)
    events.removeAll()
    upcoming = 0
    while true {
      metadata?.ask(encoder.cgroups.takeNews())
      metadata?.encode(at: latestTime, into: &events)
      let now = BootClock.now
      if processorTimes?.isDue(at: now) == true {
        processorTimes?.encode(receiver.knownThreads, at: latestTime, into: &events)
      }
      if !events.entries.isEmpty { return true }
      if ending.isDue(at: now, &origin) { origin.stop() }
      switch try origin.encodeNext(until: now + Self.patience, &encoder, into: &events) {
      case .encoded: return true
      case .atEnd: return false
      case .nothing(let time):
        latestTime = max(latestTime, min(time, now) &+ encoder.bootTime)
        guard now >= nextPause else { break }
        nextPause = now + pauseInterval
        throw SourcePause(time: Timestamp(rawValue: time &+ encoder.bootTime))
      }
    }
  }

  /// How long to wait for an event before looking whether to end, in ns.
  private static let patience: UInt64 = 20_000_000
}

extension [StateRecord] {
  /// The paths of the control groups that threads are in.
  fileprivate var groups: [[UInt8]] {
    flatMap { record -> [[UInt8]] in
      guard case .thread(let thread) = record else { return [] }
      return thread.cgroups.split(separator: 0).compactMap { entry in
        entry.firstIndex(of: UInt8(ascii: "=")).map { [UInt8](entry[($0 + 1)...]) }
      }
    }
  }
}
