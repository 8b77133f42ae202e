internal import CKernel
internal import Events

/// The params of a call, one by one. Most are a register or a number behind one and are done here; families with bytes
/// of their own have files of their own.
extension EventEncoder {
  @inline(__always)
  func write(_ step: ParamStep, _ context: borrowing CallContext, into events: inout EncodedEvents) {
    let source = step.source
    switch source.origin {
    case .register:
      let register = context.call.argument(Int(source.argument))
      let value = step.isInt ? register.asInt : translate(register, source, context)
      events.param(value, width: step.width)
    case .result: events.param(UInt64(bitPattern: context.call.result), width: step.width)
    case .data, .buffer: writeData(source, context, into: &events)
    case .path: writePath(source, context, into: &events)
    default: writeOther(step, context, into: &events)
    }
  }

  private func writeOther(
    _ step: ParamStep, _ context: borrowing CallContext, into events: inout EncodedEvents
  ) {
    let source = step.source
    if let value = number(source, context) ?? threadNumber(source, context) {
      return events.param(step.isInt ? value.asInt : value, width: step.width)
    }
    switch source.origin {
    case .exec: writeExecPath(source, context, into: &events)
    case .scatter, .gather, .received, .sent, .msgto, .msgfrom: writeGathered(source, context, into: &events)
    case .addr, .to, .from, .accepted: writeAddress(source, context, into: &events)
    case .fds, .ready: writeDescriptors(source, context, into: &events)
    case .sockval, .sockgot: writeSocketOption(source, context, into: &events)
    case .ptraceaddr, .ptracedata, .bpfresult: writeSelected(source, context, into: &events)
    case .quotapath: writeQuotaPath(source, context, into: &events)
    default: writeOfThread(source, context, into: &events)
    }
  }

  /// The value of a param that is a number and has to do with the call; nil where the param is something else.
  private func number(_ source: ParamSource, _ context: borrowing CallContext) -> UInt64? {
    switch source.origin {
    case .zero: return translate(0, source, context)
    case .wideRegister:
      let low = context.call.argument(Int(source.argument))
      return context.isCompat ? context.call.argument(Int(source.element)) << 32 | low & 0xFFFF_FFFF : low
    case .short, .int, .long, .quad, .semop:
      let missing: UInt64 = source.isMinusOneWhenMissing ? .max : 0
      guard let value = element(source, context) else { return missing }
      return translate(value, source, context)
    case .timespec, .quadspec: return nanoseconds(source, context)
    case .mode, .howmode: return mode(source, context)
    case .sum, .total: return total(source, context)
    case .queuepct, .queuelen, .queuemax, .sock, .peer: return socketNumber(source, context)
    case .inode:
      return context.segment(.file, source.argument, index: UInt32(source.element))?.file?.inode ?? 0
    case .dev: return UInt64(context.segment(.file, UInt8(ARGUMENT_RESULT))?.file?.device ?? 0)
    case .sockname:
      let isSocketLevel = context.call.argument(Int(source.element)) & 0xFFFF_FFFF == 1
      return isSocketLevel ? translations.portable(context.call.argument(2), .sockoptName) : 0
    case .semval:
      return context.call.argument(Int(source.element)) & 0xFF == 16 ? context.call.argument(3) : 0
    case .quota, .quotaid, .quotafmt: return quotaNumber(source, context)
    default: return nil
    }
  }

  @inline(__always)
  private func translate(_ value: UInt64, _ source: ParamSource, _ context: borrowing CallContext) -> UInt64 {
    if source.translation == .identity { return value }
    let portable = translations.portable(value, source.translation)
    guard source.translation == .cloneChild, let task = context.segment(.task)?.task,
      task.flags & UInt32(TASK_IN_PID_NAMESPACE) != 0
    else { return portable }
    // PPM_CL_CHILD_IN_PIDNS
    return portable | 1 << 29
  }

  /// A number of the array behind an argument; nil where it was not copied, or the call did not fill it.
  func element(_ source: ParamSource, _ context: borrowing CallContext) -> UInt64? {
    guard context.hasSucceeded || !source.isOnSuccess,
      let bytes = context.segment(.bytes, source.argument)?.bytes
    else { return nil }
    let width: Int
    switch source.origin {
    case .short, .semop: width = 2
    case .int: width = 4
    case .long, .ptracedata: width = context.isCompat ? 4 : 8
    default: width = 8
    }
    let start = Int(source.element) * width
    guard start + width <= bytes.byteCount else { return nil }
    switch width {
    case 2: return UInt64(bytes.load(start, as: UInt16.self))
    case 4: return UInt64(bytes.load(start, as: UInt32.self))
    default: return bytes.load(start, as: UInt64.self)
    }
  }

  private func nanoseconds(_ source: ParamSource, _ context: borrowing CallContext) -> UInt64 {
    guard context.call.argument(Int(source.argument)) != 0 else { return .max }
    var field = source
    field.origin = source.origin == .quadspec ? .quad : .long
    field.element = 0
    let seconds = element(field, context) ?? 0
    field.element = 1
    return seconds &* 1_000_000_000 &+ (element(field, context) ?? 0)
  }

  /// O_CREAT and the bit of O_TMPFILE, the same on all architectures: the flags that make a file.
  private static let creatingFlags: UInt64 = 0o100 | 0o20_000_000

  private func mode(_ source: ParamSource, _ context: borrowing CallContext) -> UInt64 {
    var flags = context.call.argument(Int(source.element))
    var mode = context.call.argument(Int(source.argument))
    if source.origin == .howmode {
      var how = ParamSource(origin: .quad, argument: source.argument)
      flags = element(how, context) ?? 0
      how.element = 1
      mode = element(how, context) ?? 0
    }
    return flags & Self.creatingFlags == 0 ? 0 : mode & 0o7777
  }
}

extension UInt64 {
  /// The lower half as a signed number, made wider.
  var asInt: UInt64 { UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: self))) }
}
