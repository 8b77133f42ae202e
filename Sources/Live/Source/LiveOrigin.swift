internal import CKernel
internal import Events
internal import Glibc

/// Where the records of a live capture come from: the kernel's side or a tracer, with the command if there is one.
struct LiveOrigin: ~Copyable {
  private var kernel: RecordStream?
  private var tracer: TracedStream?
  private var command: ChildProcess?
  /// Processes that are watched; when none of them is left, the capture ends.
  private let watched: [Int32]
  /// Why the command is traced, where that was not asked for.
  let reasonForTracing: String?
  /// The scope is a control group, whatever command there is.
  private let watchesGroup: Bool
  /// The command's thread until it executes: that it waits before is our doing.
  private var gatedThread: UInt32?
  private(set) var isStopped = false

  init(_ target: LiveTarget, _ settings: LiveSettings) throws(LiveError) {
    var child: ChildProcess?
    if case .command(let words, _) = target {
      child = try ChildProcess(words, environment: settings.commandEnvironment)
    }
    var kernel: RecordStream?
    var tracer: TracedStream?
    var failure: LiveError?
    if !settings.prefersTracing {
      do throws(LiveError) {
        kernel = RecordStream(try Self.loaded(target, child?.id, settings))
      } catch {
        failure = error
      }
    }
    let isTraced = settings.prefersTracing || failure != nil
    // Without rights a command can still be followed.
    if isTraced { tracer = try Self.tracer(of: child, settings, insteadOf: failure) }
    if case .command(_, _?) = target, !isTraced { watchesGroup = true } else { watchesGroup = false }
    gatedThread = watchesGroup ? nil : child?.id.bits
    self.kernel = kernel
    self.tracer = tracer
    command = child
    reasonForTracing = failure.map { "\($0)" }
    if case .processes(let processes) = target { watched = processes } else { watched = [] }
  }

  private static func tracer(
    of child: borrowing ChildProcess?, _ settings: LiveSettings, insteadOf failure: LiveError?
  ) throws(LiveError) -> TracedStream {
    let rows = CallTable.shared.descriptions(withEnvironment: settings.hasEnvironments)
    switch child {
    case .some(let child):
      return TracedStream(try Tracer(child, settings: settings.capture, descriptions: rows))
    case nil: throw failure ?? LiveError(.nothingToTrace)
    }
  }

  /// The kernel's side, attached and with its scope marked.
  private static func loaded(
    _ target: LiveTarget, _ command: Int32?, _ settings: LiveSettings
  ) throws(LiveError) -> KernelSide {
    var capture = settings.capture
    capture.scope = try scope(of: target)
    let rows = CallTable.shared.descriptions(withEnvironment: settings.hasEnvironments)
    var kernel = try KernelSide(capture, descriptions: rows, hasLog: settings.hasVerifierLog)
    if capture.scope == .machine { try kernel.mark(process: getpid(), isExcluded: true) }
    if capture.scope == .processes, let command { try kernel.mark(process: command) }
    if case .processes(let processes) = target {
      for process in processes { try kernel.mark(process: process) }
    }
    try kernel.attach(capture)
    if case .processes = target { try kernel.adopt() }
    return kernel
  }

  private static func scope(of target: LiveTarget) throws(LiveError) -> Scope {
    switch target {
    case .command(_, nil), .processes: .processes
    case .cgroup(let path), .command(_, let path?):
      .cgroup(try CgroupID(path: path, mounts: ProcFile.lines("/proc/self/mounts") ?? []))
    case .machine: .machine
    }
  }

  var statistics: CPUStatistics? {
    switch kernel {
    case .some(let kernel): kernel.statistics
    case nil: nil
    }
  }

  var hasCommand: Bool {
    switch command {
    case .some: true
    case nil: false
    }
  }

  var isAtEnd: Bool {
    switch kernel {
    case .some(let kernel): return kernel.isAtEnd
    case nil: break
    }
    switch tracer {
    case .some(let tracer): return tracer.isAtEnd
    case nil: return true
    }
  }

  /// What is true now of the processes in scope.
  mutating func processes(
    _ state: FirstState, teaching encoder: inout EventEncoder
  ) throws(LiveError) -> [StateRecord] {
    if !watchesGroup, let id = command?.id { return state.processes([UInt32(bitPattern: id)]) }
    return try kernel?.firstState(state, teaching: &encoder) ?? []
  }

  /// Lets the command go.
  mutating func start() throws(LiveError) { try command?.start() }

  /// Encodes what happened next into `events`, one event or as many as wait, up to a limit; false when there is none
  /// before `deadline`, ns since boot, or at the end.
  mutating func encodeNext(
    until deadline: UInt64, _ encoder: inout EventEncoder, into events: inout EncodedEvents
  ) throws(LiveError) -> Bool {
    while try kernel?.advance(until: deadline, teaching: &encoder) == true {
      if let gated = gatedThread, kernel?.isCurrent(of: gated) == true {
        guard kernel?.isEnteringExecve == true else { continue }
        gatedThread = nil
      }
      kernel?.encodeCurrent(&encoder, into: &events, alone: gatedThread != nil)
      return true
    }
    return tracer?.encodeNext(until: deadline, &encoder, into: &events) == true
  }

  mutating func stop() {
    isStopped = true
    kernel?.stop()
    tracer?.stop()
  }

  /// How the command ended; nil without one and while it runs.
  mutating func commandStatus() -> CommandStatus? {
    switch tracer {
    case .some(let tracer):
      if let status = tracer.status { return status }
      // Until the tracer is done, to wait for the command would take its stops away from it.
      guard tracer.isAtEnd else { return nil }
    case nil: break
    }
    return command?.status() ?? nil
  }

  func commandFailure() -> LiveError? {
    switch command {
    case .some(let child): child.failure()
    case nil: nil
    }
  }

  /// Whether what was to be watched is gone.
  mutating func hasNobodyLeft() -> Bool {
    if hasCommand { return commandStatus() != nil }
    return !watched.isEmpty && watched.allSatisfy { kill($0, 0) != 0 && errno == ESRCH }
  }
}

extension RecordStream {
  /// Encodes the event that `advance` went to, and those behind it that are in order already: what is done once for a
  /// call of `next` is done once for some hundred events.
  fileprivate mutating func encodeCurrent(
    _ encoder: inout EventEncoder, into events: inout EncodedEvents, alone: Bool
  ) {
    repeat {
      encoder.encode(current, into: &events)
    } while !alone && events.byteCount < Self.batchSize && advanceInOrder()
  }

  /// Bytes of events; what the first cache of a CPU holds, and little enough that a stop is seen soon.
  private static var batchSize: Int { 16 << 10 }

  fileprivate func isCurrent(of thread: UInt32) -> Bool { current.record.header.tid == thread }

  fileprivate var isEnteringExecve: Bool {
    let half = current
    return half.isEnter && half.record.call?.number == UInt32(CK_EXECVE)
  }
}

extension TracedStream {
  fileprivate mutating func encodeNext(
    until deadline: UInt64, _ encoder: inout EventEncoder, into events: inout EncodedEvents
  ) -> Bool {
    guard advance(until: deadline, teaching: &encoder) else { return false }
    encoder.encode(current, into: &events)
    return true
  }
}

extension Int32 {
  fileprivate var bits: UInt32 { UInt32(bitPattern: self) }
}
