internal import Events
internal import State

/// What the raw form of a param stands for: names of errors and flags, descriptors, processes, users.
extension ParamWriter {
  /// Appends nothing where there is nothing to say.
  func appendResolution(
    _ param: borrowing Param, _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) {
    let bytes = param.bytes
    if let width = param.kind.width, bytes.byteCount < width { return }
    switch param.kind {
    case .errno: append(errorName: bytes.load(0, as: Int64.self), to: &out)
    case .fd: append(descriptor: bytes.load(0, as: Int64.self), event, machine, to: &out)
    case .fd32: append(descriptor: Int64(bytes.load(0, as: Int32.self)), event, machine, to: &out)
    case .pid: append(processName: bytes.load(0, as: Int64.self), machine, to: &out)
    case .pid32: append(processName: Int64(bytes.load(0, as: Int32.self)), machine, to: &out)
    case .flags8: append(flags: UInt32(bytes.load(0, as: UInt8.self)), param.plan.flags, to: &out)
    case .flags16: append(flags: UInt32(bytes.load(0, as: UInt16.self)), param.plan.flags, to: &out)
    case .flags32, .mode: append(flags: bytes.load(0, as: UInt32.self), param.plan.flags, to: &out)
    case .enumflags8: append(choice: UInt32(bytes.load(0, as: UInt8.self)), param.plan.flags, to: &out)
    case .enumflags16: append(choice: UInt32(bytes.load(0, as: UInt16.self)), param.plan.flags, to: &out)
    case .enumflags32: append(choice: bytes.load(0, as: UInt32.self), param.plan.flags, to: &out)
    case .path, .relpath: append(fullPath: param, event, machine, to: &out)
    case .syscall: append(name: table.syscalls[Int(bytes.load(0, as: UInt16.self))]?.name, to: &out)
    case .sigtype: append(name: table.signals[Int(bytes.load(0, as: UInt8.self))], to: &out)
    case .reltime: append(seconds: bytes.load(0, as: UInt64.self), to: &out)
    case .uid: append(user: bytes.load(0, as: UInt32.self), machine, to: &out)
    case .gid: append(group: bytes.load(0, as: UInt32.self), machine, to: &out)
    default: return
    }
  }

  private func append(name range: ByteRange?, to out: inout ByteBuffer) {
    if let range, range.count > 0 { out.append(table.text, range) }
  }

  /// The name of a negative result; only its low 32 bits count.
  func append(errorName value: Int64, to out: inout ByteBuffer) {
    guard value < 0 else { return }
    let number = 0 &- Int32(truncatingIfNeeded: value)
    append(name: table.errors[Int(number)], to: &out)
  }

  func append(processName pid: Int64, _ machine: borrowing Machine, to out: inout ByteBuffer) {
    guard let slot = machine.threads.slot(of: ThreadID(rawValue: pid)) else { return }
    out.append(machine.strings[machine.threads[slot].name].untilNUL())
  }

  /// The names whose bits are set, each bit told once; a name for the whole value ends the walk.
  private func append(flags value: UInt32, _ range: ByteRange, to out: inout ByteBuffer) {
    var rest = value
    var isFirst = true
    for index in range.indices {
      guard let flag = table.flags[index] else { return }
      let isWhole = flag.value == value
      guard isWhole || (flag.value != 0 && rest & flag.value == flag.value) else { continue }
      if !isFirst { out.append(UInt8(ascii: "|")) }
      isFirst = false
      out.append(table.text, flag.name)
      if isWhole { return }
      rest &= ~flag.value
    }
  }

  /// The name of exactly this value.
  private func append(choice value: UInt32, _ range: ByteRange, to out: inout ByteBuffer) {
    for index in range.indices {
      guard let flag = table.flags[index], flag.value == value else { continue }
      out.append(table.text, flag.name)
      return
    }
  }

  private func append(seconds nanoseconds: UInt64, to out: inout ByteBuffer) {
    guard nanoseconds != .max else { return }
    out.append(sixDigits: Double(nanoseconds) / 1_000_000_000)
    out.append(UInt8(ascii: "s"))
  }

  private func append(user id: UInt32, _ machine: borrowing Machine, to out: inout ByteBuffer) {
    if id == .max {
      out.append("<NONE>" as StaticString)
    } else if let user = machine.user(id) {
      out.append(printable: user.name)
    } else {
      out.append("<NA>" as StaticString)
    }
  }

  private func append(group id: UInt32, _ machine: borrowing Machine, to out: inout ByteBuffer) {
    if id == .max {
      out.append("<NONE>" as StaticString)
    } else if let group = machine.group(id) {
      out.append(printable: group.name)
    } else {
      out.append("<NA>" as StaticString)
    }
  }
}

extension ByteBuffer {
  fileprivate mutating func append(printable bytes: [UInt8]) {
    // Safe: bytes have no padding.
    unsafe append(printable: bytes.span.bytes)
  }
}
