internal import CKernel
internal import Events
internal import Glibc

/// The kernel's side as the source of a capture.
struct KernelSource: RecordSource, ~Copyable {
  private var stream: RecordStream
  /// The scope is control groups, whatever command there is.
  private let watchesGroups: Bool
  /// The command's thread until it executes: that it waits before is our doing.
  private var gatedThread: UInt32?

  /// Loads and attaches the programs, with the scope marked.
  ///
  /// - Parameter command: the command's process, which waits; nil without one.
  init(_ target: LiveTarget, command: Int32?, _ settings: LiveSettings) throws(LiveError) {
    var capture = settings.capture
    capture.scope = try Scope(of: target)
    let rows = CallTable.shared.descriptions(withEnvironment: settings.hasEnvironments)
    var kernel = try KernelSide(capture, descriptions: rows, hasLog: settings.hasVerifierLog)
    if capture.scope == .machine { try kernel.mark(process: getpid(), isExcluded: true) }
    if capture.scope == .processes, let command { try kernel.mark(process: command) }
    for process in target.processes { try kernel.mark(process: process) }
    try kernel.attach(capture)
    if !target.processes.isEmpty { try kernel.adopt() }
    stream = RecordStream(kernel, settings: capture)
    watchesGroups = capture.scope != .processes
    gatedThread = watchesGroups ? nil : command.map { UInt32(bitPattern: $0) }
  }

  mutating func firstState(
    _ state: FirstState, of command: Int32?, teaching encoder: inout EventEncoder
  ) throws(LiveError) -> [StateRecord] {
    if let command, !watchesGroups { return state.processes([UInt32(bitPattern: command)]) }
    return try stream.firstState(state, teaching: &encoder)
  }

  mutating func encodeNext(
    until deadline: UInt64, _ encoder: inout EventEncoder, into events: inout EncodedEvents
  ) throws(LiveError) -> SourceProgress {
    while try stream.advance(until: deadline, teaching: &encoder) {
      guard isPastGate() else { continue }
      encodeCurrent(&encoder, into: &events)
      return .encoded
    }
    return stream.isAtEnd ? .atEnd : .nothing(before: stream.sealedTime)
  }

  /// Whether the event that the stream is at is one to tell of. The gate opens with the command's first execve.
  private mutating func isPastGate() -> Bool {
    guard let gatedThread else { return true }
    if stream.isCurrent(of: gatedThread) {
      guard stream.isEnteringExecve else { return false }
      self.gatedThread = nil
    }
    return true
  }

  /// Encodes the event that the stream is at, and those behind it that are in order already: what is done once for a
  /// call of `encodeNext` is done once for some hundred events.
  private mutating func encodeCurrent(_ encoder: inout EventEncoder, into events: inout EncodedEvents) {
    repeat {
      encoder.encode(stream.current, into: &events)
    } while gatedThread == nil && events.byteCount < Self.batchSize && stream.advanceInOrder()
  }

  /// Bytes of events; what the first cache of a CPU holds, and little enough that a stop is seen soon.
  private static let batchSize = 16 << 10

  mutating func stop() { stream.stop() }

  func status(of command: inout ChildProcess?) -> CommandStatus? { command?.status() }

  var survivorCount: Int { watchesGroups ? 0 : stream.survivorCount }

  var statistics: CPUStatistics? { stream.statistics }
}

extension RecordStream {
  fileprivate func isCurrent(of thread: UInt32) -> Bool { current.record.header.tid == thread }

  fileprivate var isEnteringExecve: Bool {
    let half = current
    return half.isEnter && half.record.call?.number == UInt32(CK_EXECVE)
  }
}

extension Scope {
  /// The scope that holds what is to be watched.
  init(of target: LiveTarget) throws(LiveError) {
    switch target {
    case .command(_, []), .processes: self = .processes
    case .cgroups(let paths), .command(_, let paths): self = .cgroups(try CgroupSet(paths: paths))
    case .machine: self = .machine
    }
  }
}
