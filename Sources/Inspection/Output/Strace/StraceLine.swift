internal import Events
internal import Glibc

/// Puts the lines of strace together: who and when, the call, what it returned, and how long it took.
struct StraceLine: ~Copyable {
  private let style: OutputStyle
  private let writer: StraceWriter
  private var clock = WallClock()
  private var pace = LinePace()
  /// Where the current line begins.
  private var start = 0

  /// Results stand in this column, where there is room.
  private static let resultColumn = 40

  init(style: OutputStyle) {
    self.style = style
    writer = StraceWriter(longestData: style.longestData)
  }

  // MARK: - Calls

  /// A call, or the second half of one.
  ///
  /// - Parameter enter: nil where it was not seen.
  mutating func append(
    _ exit: EventView, _ call: StraceCallTable.Call?, enteredBy enter: EventView?, isResumed: Bool,
    to out: inout ByteBuffer
  ) {
    begin(exit.thread, isResumed ? exit.timestamp : enter?.timestamp ?? exit.timestamp, to: &out)
    var shown = 0
    if isResumed {
      if let enter, let call { shown = call.argumentsTold(by: enter) }
      out.append("<... " as StaticString)
      appendName(enter, exit, call, to: &out)
      out.append(" resumed>" as StaticString)
    } else {
      appendName(enter, exit, call, to: &out)
      out.append(UInt8(ascii: "("))
    }
    if let call {
      writer.appendArguments(of: call, from: shown, enter, exit, to: &out)
    } else if !isResumed {
      out.append("..." as StaticString)
    }
    endArguments(to: &out)
    writer.appendResult(of: exit, call, to: &out)
    if let enter { append(duration: exit.timestamp.rawValue &- enter.timestamp.rawValue, to: &out) }
  }

  /// The first half of a call: what is known while it lasts.
  mutating func appendUnfinished(
    _ enter: EventView, _ call: StraceCallTable.Call?, to out: inout ByteBuffer
  ) {
    begin(enter.thread, enter.timestamp, to: &out)
    appendName(enter, call, to: &out)
    out.append(UInt8(ascii: "("))
    if let call {
      let told = call.argumentsTold(by: enter)
      writer.appendArguments(of: call, upTo: told, enter, to: &out)
      if told > 0, told < call.arguments.count { out.append(", " as StaticString) }
    } else {
      out.append("..." as StaticString)
    }
    out.append(" <unfinished ...>" as StaticString)
  }

  /// The call by which a thread ended: it was given what the end tells.
  mutating func appendExitCall(_ enter: EventView, endedBy end: EventView, to out: inout ByteBuffer) {
    begin(enter.thread, enter.timestamp, to: &out)
    appendName(enter, nil, to: &out)
    out.append(UInt8(ascii: "("))
    out.append(decimal: EndStatus(end).code)
    endArguments(to: &out)
    out.append("= ?" as StaticString)
  }

  // MARK: - What is no call

  mutating func appendSignal(_ event: EventView, to out: inout ByteBuffer) {
    begin(event.thread, event.timestamp, to: &out)
    let number = Int64(event.param(2)?.value(as: UInt8.self) ?? 0)
    out.append("--- " as StaticString)
    out.append(straceSignal: number)
    out.append(" {si_signo=" as StaticString)
    out.append(straceSignal: number)
    if let sender = event.param(0)?.value(as: Int64.self), sender > 0 {
      out.append(", si_code=..., si_pid=" as StaticString)
      out.append(decimal: sender)
    }
    out.append(", ...} ---" as StaticString)
  }

  mutating func appendEnd(_ event: EventView, to out: inout ByteBuffer) {
    begin(event.thread, event.timestamp, to: &out)
    let status = EndStatus(event)
    if status.signal == 0 {
      out.append("+++ exited with " as StaticString)
      out.append(decimal: status.code)
    } else {
      out.append("+++ killed by " as StaticString)
      out.append(straceSignal: status.signal)
      if status.dumpedCore { out.append(" (core dumped)" as StaticString) }
    }
    out.append(" +++" as StaticString)
  }

  /// The child's side of a call that made it.
  func isReturnOfChild(_ exit: EventView, _ call: StraceCallTable.Call?) -> Bool {
    guard let call, ["clone", "clone3", "fork", "vfork"].contains(call.name) else { return false }
    return exit.param(0)?.value(as: Int64.self) == 0
  }

  /// Calls that end a thread.
  func isExit(_ enter: EventView) -> Bool {
    ["exit", "exit_group"].contains(enter.syscallName)
  }

  // MARK: - Parts

  private mutating func begin(_ thread: ThreadID, _ time: Timestamp, to out: inout ByteBuffer) {
    start = out.count
    out.append(decimal: thread.rawValue)
    out.append(UInt8(ascii: " "), repeated: max(5 - (out.count - start), 0) + 1)
    guard style.isTimeChosen else { return }
    let past = pace.past(at: time.rawValue)
    switch style.time {
    case .clock: clock.append(time: time, to: &out)
    case .absolute: out.append(secondsOf: time.rawValue)
    case .relative: out.append(secondsOf: past.sinceFirst)
    default: out.append(secondsOf: past.sincePrevious)
    }
    out.append(UInt8(ascii: " "))
  }

  private func appendName(_ event: EventView, _ call: StraceCallTable.Call?, to out: inout ByteBuffer) {
    if let call { return out.append(call.name) }
    if let name = event.syscallName, !name.hasPrefix("<") { return out.append(name) }
    out.append("syscall_" as StaticString)
    out.append(straceHex: UInt64(event.param(1)?.value(as: UInt16.self) ?? 0), zero: "0x0")
  }

  /// Of a call whose name only the enter tells.
  private func appendName(
    _ enter: EventView?, _ exit: EventView, _ call: StraceCallTable.Call?, to out: inout ByteBuffer
  ) {
    if let enter { return appendName(enter, call, to: &out) }
    appendName(exit, call, to: &out)
  }

  private func endArguments(to out: inout ByteBuffer) {
    out.append(") " as StaticString)
    out.append(UInt8(ascii: " "), repeated: Self.resultColumn - (out.count - start))
  }

  /// In microseconds, as strace's `-T`.
  private func append(duration nanoseconds: UInt64, to out: inout ByteBuffer) {
    let microseconds = nanoseconds > UInt64(Int64.max) ? 0 : nanoseconds / 1_000
    out.append(" <" as StaticString)
    out.append(decimal: microseconds / 1_000_000)
    out.append(UInt8(ascii: "."))
    out.append(decimal: microseconds % 1_000_000, paddedTo: 6)
    out.append(UInt8(ascii: ">"))
  }
}

/// When lines began.
private struct LinePace {
  private var first: UInt64?
  private var previous: UInt64 = 0

  mutating func past(at time: UInt64) -> (sinceFirst: UInt64, sincePrevious: UInt64) {
    let first = self.first ?? time
    let before = self.first == nil ? time : previous
    self.first = first
    previous = time
    return (time >= first ? time - first : 0, time >= before ? time - before : 0)
  }
}

/// How a thread ended, as wait(2) tells it.
private struct EndStatus {
  let code: Int64
  let signal: Int64
  let dumpedCore: Bool

  init(_ event: EventView) {
    let status = event.param(0)?.value(as: Int64.self) ?? 0
    code = status >> 8 & 0xFF
    signal = status & 0x7F
    dumpedCore = status & 0x80 != 0
  }
}

extension EventView {
  /// The call that a generic event stands for.
  fileprivate var syscallName: String? {
    guard type.isGeneric, let code = syscallCode else { return nil }
    return SyscallTable.shared[code]?.name
  }
}
