internal import CKernel
internal import Events

/// Params of more than one kind, which begin with a byte that selects it, and those of quotactl.
extension EventEncoder {
  /// What the value of a socket option may be; the number is the selector.
  private enum OptionKind: UInt8 {
    case bytes = 0
    case errno = 1
    case uint32 = 2
    case uint64 = 3
    case time = 4
  }

  /// Options of sockets that are no plain number: SO_LINGER, PEERCRED, ATTACH_FILTER, PEERNAME, ATTACH_BPF, MEMINFO,
  /// PEERGROUPS.
  private static let structured: Set<UInt64> = [13, 17, 26, 28, 50, 55, 59]

  private func optionKind(level: UInt64, name: UInt64) -> OptionKind {
    guard level == 1 else { return .bytes }
    switch name {
    case 4: return .errno
    case 20, 21: return .time
    case 57: return .uint64
    default:
      let isKnown = translations.portable(name, .sockoptName) != 0
      return isKnown && !Self.structured.contains(name) ? .uint32 : .bytes
    }
  }

  func writeSocketOption(
    _ source: ParamSource, _ context: borrowing CallContext, into events: inout EncodedEvents
  ) {
    guard context.hasSucceeded || source.origin == .sockval,
      let segment = context.segment(.bytes, source.argument)
    else { return events.param { $0.append(OptionKind.bytes.rawValue) } }
    let bytes = segment.bytes
    let kind = optionKind(
      level: context.call.argument(1) & 0xFFFF_FFFF, name: context.call.argument(2) & 0xFFFF_FFFF)
    let word = context.isCompat ? 4 : 8
    events.param { target in
      switch kind {
      case .errno where bytes.byteCount >= 4:
        target.append(kind.rawValue)
        target.append(little: -Int64(bytes.load(0, as: Int32.self)))
      case .uint32 where bytes.byteCount >= 4:
        target.append(kind.rawValue)
        target.append(little: bytes.load(0, as: UInt32.self))
      case .uint64 where bytes.byteCount >= 8:
        target.append(kind.rawValue)
        target.append(little: bytes.load(0, as: UInt64.self))
      case .time where bytes.byteCount >= 2 * word:
        target.append(kind.rawValue)
        let seconds = Self.word(bytes, 0, word)
        target.append(little: seconds &* 1_000_000_000 &+ Self.word(bytes, word, word) &* 1000)
      default:
        target.append(OptionKind.bytes.rawValue)
        target.append(bytes)
      }
    }
  }

  private static func word(_ bytes: RawSpan, _ offset: Int, _ width: Int) -> UInt64 {
    width == 4 ? UInt64(bytes.load(offset, as: UInt32.self)) : bytes.load(offset, as: UInt64.self)
  }

  /// Params of ptrace (0: a number, 1: a signal) and bpf (0: a descriptor, 1: a result).
  func writeSelected(
    _ source: ParamSource, _ context: borrowing CallContext, into events: inout EncodedEvents
  ) {
    var selector: UInt8 = 0
    var value: UInt64 = 0
    var width = 8
    let request = context.call.argument(0)
    switch source.origin {
    case .bpfresult:
      // BPF_MAP_CREATE and BPF_PROG_LOAD return descriptors.
      selector = context.hasSucceeded && (request == 0 || request == 5) ? 0 : 1
      value = UInt64(bitPattern: context.call.result)
    case .ptraceaddr where context.hasSucceeded: value = context.call.argument(Int(source.argument))
    case .ptracedata where context.hasSucceeded:
      value = context.call.argument(Int(source.argument))
      // PTRACE_PEEK… store what they read; CONT, SINGLESTEP, DETACH and SYSCALL are given a signal.
      if 1...3 ~= request { value = element(source, context) ?? 0 }
      if [7, 9, 17, 24].contains(request) { (selector, width) = (1, 1) }
    default: break
    }
    events.param { target in
      target.append(selector)
      width == 1
        ? target.append(UInt8(truncatingIfNeeded: value)) : target.append(little: value)
    }
  }
}

/// quotactl. Which of its params mean anything depends on the command.
extension EventEncoder {
  private enum Quota {
    static let on: UInt64 = 1
    static let getFormat: UInt64 = 4
    static let information: Set<UInt64> = [8, 16]
    static let limits: Set<UInt64> = [32, 64]
    static let withID: Set<UInt64> = [32, 64, 1024, 2048]
    /// PPM_QFMT_NOT_USED
    static let noFormat: UInt64 = 1
    /// Bits of dqb_valid for each field of struct if_dqblk.
    static let limitBits: [UInt64] = [1, 1, 2, 4, 4, 8, 16, 32]
  }

  private func quotaCommand(_ context: borrowing CallContext) -> UInt64 {
    translations.portable(context.call.argument(0), .quotaCommand)
  }

  func writeQuotaPath(
    _ source: ParamSource, _ context: borrowing CallContext, into events: inout EncodedEvents
  ) {
    if quotaCommand(context) == Quota.on { return writePath(source, context, into: &events) }
    events.param { $0.append(0) }
  }

  func quotaNumber(_ source: ParamSource, _ context: borrowing CallContext) -> UInt64 {
    let command = quotaCommand(context)
    let argument = context.call.argument(2)
    switch source.origin {
    case .quotaid: return Quota.withID.contains(command) ? argument : 0
    case .quotafmt:
      return command == Quota.on ? translations.portable(argument, .quotaFormat) : Quota.noFormat
    default: return quotaField(Int(source.element), command, context)
    }
  }

  /// Fields 0 to 7 are those of struct if_dqblk, 8 to 10 those of struct if_dqinfo, 11 is the format.
  private func quotaField(_ field: Int, _ command: UInt64, _ context: borrowing CallContext) -> UInt64 {
    let missing = field == 11 ? Quota.noFormat : 0
    guard let bytes = context.segment(.bytes, 3)?.bytes, context.hasSucceeded else { return missing }
    switch field {
    case 0...7 where Quota.limits.contains(command) && bytes.byteCount >= 72:
      let isValid = UInt64(bytes.load(64, as: UInt32.self)) & Quota.limitBits[field] != 0
      return isValid ? bytes.load(field * 8, as: UInt64.self) : 0
    case 8...10 where Quota.information.contains(command) && bytes.byteCount >= 24:
      guard bytes.load(20, as: UInt32.self) >> UInt32(field - 8) & 1 != 0 else { return 0 }
      return field == 10
        ? UInt64(bytes.load(16, as: UInt32.self)) : bytes.load((field - 8) * 8, as: UInt64.self)
    case 11 where command == Quota.getFormat && bytes.byteCount >= 4:
      return translations.portable(UInt64(bytes.load(0, as: UInt32.self)), .quotaFormat)
    default: return missing
    }
  }
}
