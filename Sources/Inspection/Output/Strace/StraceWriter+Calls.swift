internal import Events
internal import Glibc

/// The arguments and the result of a call.
extension StraceWriter {
  /// All arguments from the one with this index; `exit` tells what `enter` does not.
  func appendArguments(
    of call: StraceCallTable.Call, from first: Int, _ enter: EventView?, _ exit: EventView,
    to out: inout ByteBuffer
  ) {
    let start = out.count
    let result = exit.straceResult
    for index in first..<max(call.arguments.count, first) {
      let argument = call.arguments[index]
      if argument.style == .openMode, !argument.isCreating(enter, exit) { continue }
      if out.count > start { out.append(", " as StaticString) }
      switch argument.style {
      case .pair: appendPair(argument, exit, to: &out)
      case .program where result == 0: appendProgram(argument, exit, to: &out)
      default:
        guard let bytes = argument.value(enter, exit), !(result < 0 && argument.isOutput) else {
          out.append("..." as StaticString)
          continue
        }
        if argument.style == .protocolNumber, !argument.isOfInternet(enter, exit) {
          out.append(decimal: UInt64(bytes.value(as: UInt32.self) ?? 0))
        } else {
          append(argument, bytes, length: Int(clamping: max(result, 0)), to: &out)
        }
      }
    }
  }

  /// The arguments up to the one with this index, of a call that has not returned.
  func appendArguments(
    of call: StraceCallTable.Call, upTo end: Int, _ enter: EventView, to out: inout ByteBuffer
  ) {
    let start = out.count
    for argument in call.arguments.prefix(end) {
      if argument.style == .openMode, !argument.isCreating(enter, nil) { continue }
      if out.count > start { out.append(", " as StaticString) }
      if let bytes = argument.value(enter, nil) { append(argument, bytes, length: 0, to: &out) }
    }
  }

  /// `[3, 4]`: two params side by side.
  private func appendPair(
    _ argument: StraceCallTable.Argument, _ exit: EventView, to out: inout ByteBuffer
  ) {
    guard let index = argument.exitIndex, let one = exit.param(index)?.value(as: Int64.self),
      let other = exit.param(index + 1)?.value(as: Int64.self), exit.straceResult >= 0
    else { return out.append("..." as StaticString) }
    out.append("[" as StaticString)
    out.append(decimal: one)
    out.append(", " as StaticString)
    out.append(decimal: other)
    out.append("]" as StaticString)
  }

  /// `["cat", "/etc/hosts"]`: the first word is a param of its own, before the others.
  private func appendProgram(
    _ argument: StraceCallTable.Argument, _ exit: EventView, to out: inout ByteBuffer
  ) {
    guard let index = argument.exitIndex, let name = exit.param(index - 1), let words = exit.param(index)
    else { return out.append("..." as StaticString) }
    out.append("[" as StaticString)
    out.append(straceString: name.untilNUL())
    appendWords(words, to: &out)
    out.append("]" as StaticString)
  }

  /// `= 3`, `= -1 ENOENT (No such file or directory)`, `= ?`.
  func appendResult(of exit: EventView, _ call: StraceCallTable.Call?, to out: inout ByteBuffer) {
    out.append("= " as StaticString)
    if let result = exit.genericResult { return append(result: result, isPointer: false, to: &out) }
    guard let call, call.result != .nothing, let bytes = exit.param(0), !bytes.isEmpty else {
      return out.append("?" as StaticString)
    }
    let result = exit.straceResult
    append(result: result, isPointer: call.result == .pointer, to: &out)
    if result >= 0, let index = call.polled { appendPolled(exit.param(index), result, to: &out) }
  }

  private func append(result: Int64, isPointer: Bool, to out: inout ByteBuffer) {
    if result < 0, result > -4096 {
      append(error: -result, to: &out)
    } else if isPointer {
      out.append(straceHex: UInt64(bitPattern: result), zero: "0")
    } else {
      out.append(decimal: result)
    }
  }

  private func appendPolled(_ bytes: RawSpan?, _ result: Int64, to out: inout ByteBuffer) {
    if result == 0 { return out.append(" (Timeout)" as StaticString) }
    guard let bytes else { return }
    out.append(" (" as StaticString)
    append(polled: bytes, areResults: true, to: &out)
    out.append(")" as StaticString)
  }

  private func append(error number: Int64, to out: inout ByteBuffer) {
    if let (name, meaning) = Self.restarts[number] {
      return out.append("? \(name) (\(meaning))")
    }
    out.append("-1 " as StaticString)
    out.append(NameTable.errorName(number) ?? "(errno \(number))")
    out.append(" (" as StaticString)
    // Safe: the text is copied before anybody else can ask for one.
    out.append(unsafe String(cString: strerror(Int32(truncatingIfNeeded: number))))
    out.append(")" as StaticString)
  }

  /// What a call returns to the kernel that a signal cuts short; no program sees it. Source: linux/errno.h, strace(1).
  private static let restarts: [Int64: (name: String, meaning: String)] = [
    512: ("ERESTARTSYS", "To be restarted if SA_RESTART is set"),
    513: ("ERESTARTNOINTR", "To be restarted"), 514: ("ERESTARTNOHAND", "To be restarted if no handler"),
    516: ("ERESTART_RESTARTBLOCK", "Interrupted by signal"),
  ]
}

extension StraceCallTable.Call {
  /// How many arguments, from the first on, are known while the call lasts.
  func argumentsTold(by enter: EventView) -> Int {
    arguments.firstIndex { argument in
      argument.enterIndex.map { $0 >= enter.paramCount } ?? true
    } ?? arguments.count
  }

  /// The param of the exit that tells what was polled.
  fileprivate var polled: Int? { arguments.first { $0.style == .poll }?.exitIndex }
}

extension StraceCallTable.Argument {
  /// From the exit, else from the enter.
  @_lifetime(copy enter, copy exit)
  fileprivate func value(_ enter: EventView?, _ exit: EventView?) -> RawSpan? {
    // What was asked of poll is in its enter; the exit has what came of it.
    if style != .poll, let exit, let exitIndex, let bytes = exit.param(exitIndex) { return bytes }
    guard let enter, let enterIndex else { return nil }
    return enter.param(enterIndex)
  }

  /// A buffer that a call which failed did not fill, or whose contents were not recorded.
  fileprivate var isOutput: Bool { style == .data || style == .vector || style == .from || style == .peer }

  /// The domain, two params before a protocol, is one of the internet's.
  fileprivate func isOfInternet(_ enter: EventView?, _ exit: EventView?) -> Bool {
    var domain: UInt32?
    if let exit, let exitIndex { domain = exit.param(exitIndex - 2)?.value(as: UInt32.self) }
    if let enter, let enterIndex { domain = domain ?? enter.param(enterIndex - 2)?.value(as: UInt32.self) }
    return domain == 2 || domain == 10
  }

  /// The flags that stand before a mode ask for a file to be made.
  fileprivate func isCreating(_ enter: EventView?, _ exit: EventView?) -> Bool {
    let makes: UInt32 = 4 | 8192
    if let exit, let exitIndex, let flags = exit.param(exitIndex - 1)?.value(as: UInt32.self) {
      return flags & makes != 0
    }
    guard let enter, let enterIndex else { return false }
    return (enter.param(enterIndex - 1)?.value(as: UInt32.self) ?? 0) & makes != 0
  }
}

extension EventView {
  /// What the call returned; 0 where the event does not tell.
  fileprivate var straceResult: Int64 {
    guard let bytes = param(0) else { return 0 }
    return bytes.value(as: Int64.self) ?? bytes.value(as: UInt32.self).map { Int64($0) } ?? 0
  }
}
