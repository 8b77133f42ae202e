public import Events
public import State

/// Events as strace(1) writes them: a line a call, which holds what its enter and its exit tell.
///
///     4211  openat(AT_FDCWD, "/etc/hosts", O_RDONLY) = 3 <0.000041>
///     4211  read(3,  <unfinished ...>
///     4212  close(4)                          = 0 <0.000008>
///     4211  <... read resumed>"127.0.0.1 localhost\n", 4096) = 20 <0.000310>
///
/// A line is written when its call returns, or when another event comes first that is shown.
public struct StraceSink: EventSink, ~Copyable {
  public var output: OutputFile
  private let calls = StraceCallTable.shared
  private let style: OutputStyle
  private var line: StraceLine
  /// The call whose line comes next, and who made it.
  private var open: EventImage?
  private var openThread: ThreadID?
  /// Calls under way that others have come between, by thread.
  private var begun: [ThreadID: BegunCall] = [:]

  private struct BegunCall {
    let enter: EventImage
    /// The first half of its line was written.
    let isShown: Bool
  }

  /// More are forgotten: no machine has as many threads.
  private static let mostBegun = 1 << 20

  /// - Parameter style: how much of buffers is shown, and with which time lines begin, if any.
  public init(style: OutputStyle, to output: consuming OutputFile) {
    self.output = output
    self.style = style
    line = StraceLine(style: style)
  }

  public var wantsMore: Bool { !output.isClosed }

  public mutating func rest(at _: Timestamp, _: borrowing Machine) throws {
    try interrupt()
    try output.flush()
  }

  public mutating func end(_: borrowing Machine) throws {
    try interrupt()
    begun.removeAll()
    line = StraceLine(style: style)
    try output.flush()
  }

  public mutating func write(_ event: EventView, _: borrowing Machine) throws {
    switch event.type {
    case .signalDelivery:
      try interrupt()
      line.appendSignal(event, to: &output.pending)
      try output.endLine()
    case .oldProcessExit, .processExit: try end(event)
    default:
      guard event.type.isGeneric || calls[event.type] != nil else { return }
      if event.type.isEnter { try begin(event) } else { try complete(event) }
    }
  }

  /// What the filter turned down may be the first half of a call whose second half passes.
  public mutating func leaveOut(_ event: EventView, _: Omission, _: borrowing Machine) {
    _ = takeOpen(of: event.thread)
    guard event.type.isEnter, event.type.isGeneric || calls[event.type] != nil else { return }
    note(BegunCall(enter: EventImage(copying: event), isShown: false), of: event.thread)
  }

  // MARK: - Calls

  private mutating func begin(_ event: EventView) throws {
    try interrupt()
    open = EventImage(copying: event)
    openThread = event.thread
    begun[event.thread] = nil
  }

  /// The call that is open, which then is not any more, if it is that of `thread`.
  private mutating func takeOpen(of thread: ThreadID) -> EventImage? {
    guard openThread == thread else { return nil }
    openThread = nil
    return open.take()
  }

  /// Writes the first half of the line of the call that is open: something comes between.
  private mutating func interrupt() throws {
    guard let thread = openThread, let image = takeOpen(of: thread), let enter = image.view(number: 0) else {
      return
    }
    line.appendUnfinished(enter, calls[enter.type], to: &output.pending)
    try output.endLine()
    note(BegunCall(enter: image, isShown: true), of: thread)
  }

  private mutating func note(_ call: BegunCall, of thread: ThreadID) {
    if begun.count > Self.mostBegun { begun.removeAll() }
    begun[thread] = call
  }

  private mutating func complete(_ event: EventView) throws {
    var half = takeOpen(of: event.thread).map { BegunCall(enter: $0, isShown: false) }
    if half == nil {
      try interrupt()
      half = begun.removeValue(forKey: event.thread)
    }
    let call = calls[event.type]
    if let half, half.enter.type.rawValue + 1 == event.type.rawValue {
      let enter = half.enter.view(number: 0)
      line.append(event, call, enteredBy: enter, isResumed: half.isShown, to: &output.pending)
    } else if line.isReturnOfChild(event, call) {
      // A call that its parent made: strace shows it once.
      return
    } else {
      line.append(event, call, enteredBy: nil, isResumed: false, to: &output.pending)
    }
    try output.endLine()
  }

  /// A process ends, mostly by a call that does not return.
  private mutating func end(_ event: EventView) throws {
    if let image = takeOpen(of: event.thread), let enter = image.view(number: 0) {
      if line.isExit(enter) {
        line.appendExitCall(enter, endedBy: event, to: &output.pending)
      } else {
        line.appendUnfinished(enter, calls[enter.type], to: &output.pending)
      }
      try output.endLine()
    }
    try interrupt()
    begun[event.thread] = nil
    line.appendEnd(event, to: &output.pending)
    try output.endLine()
  }
}
