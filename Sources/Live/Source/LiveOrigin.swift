internal import Events
internal import Glibc

/// Where the events of a live capture come from: somebody who watches, and the command if there is one.
struct LiveOrigin: ~Copyable {
  private var source: any RecordSource & ~Copyable
  private var command: ChildProcess?
  /// Processes that are watched; when none of them is left, the capture ends.
  private let watched: [Int32]
  /// The control groups that are watched without a command; the capture ends with the last of them.
  private let groups: WatchedGroups?
  /// Why the command is traced, where that was not asked for.
  let reasonForTracing: String?
  private(set) var isStopped = false
  /// The command had ended by itself when the watching did.
  private var outlastedCommand = false

  init(_ target: LiveTarget, _ settings: LiveSettings) throws(LiveError) {
    watched = target.processes
    groups = WatchedGroups(target)
    guard let words = target.command else {
      if settings.prefersTracing { throw LiveError(.nothingToTrace) }
      source = try KernelSource(target, command: nil, settings)
      command = nil
      reasonForTracing = nil
      return
    }
    let child = try ChildProcess(words, environment: settings.commandEnvironment)
    var obstacle: LiveError?
    if settings.prefersTracing {
      source = try TracedSource(child, settings)
    } else {
      do throws(LiveError) {
        source = try KernelSource(target, command: child.id, settings)
      } catch {
        // Without rights a command can still be followed; but nobody asked for that who named a group that is none.
        if error.isAboutCgroups { throw error }
        source = try TracedSource(child, settings)
        obstacle = error
      }
    }
    reasonForTracing = obstacle.map { "\($0)" }
    command = consume child
  }

  // MARK: - Events

  /// What is true now of the processes in scope.
  mutating func firstState(
    _ state: FirstState, teaching encoder: inout EventEncoder
  ) throws(LiveError) -> [StateRecord] {
    try source.firstState(state, of: command?.id, teaching: &encoder)
  }

  /// Lets the command go.
  mutating func start() throws(LiveError) { try command?.start() }

  /// See `RecordSource`.
  mutating func encodeNext(
    until deadline: UInt64, _ encoder: inout EventEncoder, into events: inout EncodedEvents
  ) throws(LiveError) -> SourceProgress {
    try source.encodeNext(until: deadline, &encoder, into: &events)
  }

  mutating func stop() {
    isStopped = true
    outlastedCommand = commandStatus() != nil
    source.stop()
  }

  var statistics: CPUStatistics? { mutating get { source.statistics } }

  // MARK: - Who is watched

  var hasCommand: Bool {
    switch command {
    case .some: true
    case nil: false
    }
  }

  /// How the command ended; nil without one and while it runs.
  mutating func commandStatus() -> CommandStatus? { source.status(of: &command) }

  func commandFailure() -> LiveError? {
    switch command {
    case .some(let child): child.failure()
    case nil: nil
    }
  }

  /// Sends the command a signal that did not reach it.
  func pass(_ signal: Int32) {
    switch command {
    case .some(let child): child.pass(signal)
    case nil: break
    }
  }

  /// Sleeps until the command may have ended or a signal was handled.
  mutating func awaitCommand(unless isInterrupted: () -> Bool) {
    command?.awaitEnd(unless: isInterrupted)
  }

  /// How many processes go on that a command had started which has ended; see `RecordSource`.
  var survivorCount: Int { mutating get { outlastedCommand ? source.survivorCount : 0 } }

  /// The control groups whose end ended the capture, if it was that.
  var vanishedGroups: String? { groups.flatMap { $0.areGone ? $0.description : nil } }

  /// Whether what was to be watched is gone.
  mutating func hasNobodyLeft() -> Bool {
    if hasCommand { return commandStatus() != nil }
    if let groups { return groups.areGone }
    return !watched.isEmpty && watched.allSatisfy { kill($0, 0) != 0 && errno == ESRCH }
  }
}
