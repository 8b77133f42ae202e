internal import Events
internal import State

/// Relative paths made whole.
extension ParamWriter {
  /// The whole path for a path that is relative; nothing for one that is whole already.
  func append(
    fullPath param: borrowing Param, _ event: EventView, _ machine: borrowing Machine,
    to out: inout ByteBuffer
  ) {
    let path = param.bytes.untilNUL()
    guard param.bytes.byteCount > 0, !path.isNotAvailable,
      path.byteCount == 0 || path.load(0, as: UInt8.self) != UInt8(ascii: "/"),
      let thread = machine.moment.thread ?? machine.threads.slot(of: event.thread)
    else { return }
    let start = out.count
    appendDirectory(of: param.plan, event, thread, machine, to: &out)
    out.append(path: path, onto: start)
  }

  /// The directory that a path param is relative to, with a slash at the end; nothing where it is not known.
  private func appendDirectory(
    of plan: ParamPlan, _ event: EventView, _ thread: ThreadSlot, _ machine: borrowing Machine,
    to out: inout ByteBuffer
  ) {
    let index = Int(plan.directoryParam)
    guard plan.kind == .relpath, index >= 0, let info = table[event.type],
      table.plan(info, index)?.kind == .fd, let fd = event.param(index)?.value(as: Int64.self),
      fd != FD.workingDirectory.rawValue
    else {
      out.append(machine.strings[machine.workingDirectory(of: thread)])
      return
    }
    guard let entry = machine.fd(FD(rawValue: fd), of: thread), entry.name != .empty else { return }
    out.append(printable: machine.strings[entry.name])
    out.append(UInt8(ascii: "/"))
  }
}

extension RawSpan {
  /// `<NA>`: what the kernel side writes for a string it could not read.
  var isNotAvailable: Bool {
    byteCount >= 4 && load(0, as: UInt32.self) == 0x3E41_4E3C
  }
}
