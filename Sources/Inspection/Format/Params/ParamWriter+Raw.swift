internal import Events
internal import State

/// The raw form of each kind of param.
extension ParamWriter {
  func appendRaw(
    _ param: borrowing Param, _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) {
    let bytes = param.bytes
    if let width = param.kind.width, bytes.byteCount < width {
      out.append("<NA>" as StaticString)
      return
    }
    switch param.kind {
    case .int64, .uint64: append(number: bytes.load(0, as: Int64.self), bits: 64, param.plan.style, to: &out)
    case .errno, .fd, .pid: out.append(decimal: bytes.load(0, as: Int64.self))
    case .int32: append(number: Int64(bytes.load(0, as: Int32.self)), bits: 32, param.plan.style, to: &out)
    case .uint32, .mode:
      append(number: Int64(bytes.load(0, as: Int32.self)), bits: 32, param.plan.style, to: &out)
    case .int16: append(number: Int64(bytes.load(0, as: Int16.self)), bits: 32, param.plan.style, to: &out)
    case .uint16: append(number: Int64(bytes.load(0, as: UInt16.self)), bits: 32, param.plan.style, to: &out)
    case .int8: append(number: Int64(bytes.load(0, as: Int8.self)), bits: 32, param.plan.style, to: &out)
    case .uint8: append(number: Int64(bytes.load(0, as: UInt8.self)), bits: 32, param.plan.style, to: &out)
    case .flags8, .enumflags8, .sigtype: out.append(decimal: UInt64(bytes.load(0, as: UInt8.self)))
    case .flags16, .enumflags16: out.append(decimal: UInt64(bytes.load(0, as: UInt16.self)))
    case .flags32, .enumflags32: out.append(decimal: UInt64(bytes.load(0, as: UInt32.self)))
    case .fd32, .pid32, .uid, .gid: out.append(decimal: Int64(bytes.load(0, as: Int32.self)))
    case .chars: out.append(bytes.untilNUL())
    case .path, .relpath: out.append(printable: bytes.untilNUL())
    case .bytes: append(data: bytes, to: &out)
    case .syscall: append(syscallNumber: bytes.load(0, as: UInt16.self), to: &out)
    case .reltime: append(duration: bytes.load(0, as: UInt64.self), to: &out)
    case .sockaddr: append(socketAddress: bytes, machine, to: &out)
    case .socktuple: append(socketTuple: bytes, machine, to: &out)
    case .fdlist: append(fdList: bytes, event, machine, to: &out)
    case .charsarray: out.append(joining: bytes, with: UInt8(ascii: "."))
    case .pairsarray: out.append(joiningPairs: bytes, with: UInt8(ascii: ":"))
    case .sigset: append(signals: bytes.load(0, as: UInt32.self), to: &out)
    default: appendUncommon(param, to: &out)
    }
  }

  /// Kinds that sysdig 0.29.3 has no form for; those it has a text for keep that text.
  private func appendUncommon(_ param: borrowing Param, to out: inout ByteBuffer) {
    let bytes = param.bytes
    switch param.kind {
    case .port: out.append(decimal: UInt64(bytes.load(0, as: UInt16.self)))
    case .bool: out.append(bytes.load(0, as: UInt32.self) != 0 ? "true" as StaticString : "false")
    case .ipv4addr: out.append(IPAddress(networkOrder: bytes, at: 0, isV6: false))
    case .ipv6addr: out.append(IPAddress(networkOrder: bytes, at: 0, isV6: true))
    case .abstime, .dyn: out.append("INVALID DYNAMIC PARAMETER" as StaticString)
    default: out.append("(n.a.)" as StaticString)
    }
  }

  /// A number of 32 or 64 bits. Like C's %d, decimal is signed, whatever the kind; other bases are not.
  private func append(number value: Int64, bits: Int, _ style: NumberStyle, to out: inout ByteBuffer) {
    let mask = bits == 64 ? UInt64.max : 0xFFFF_FFFF
    switch style {
    case .decimal: out.append(decimal: value)
    case .hexadecimal: out.append(hex: UInt64(bitPattern: value) & mask, isUppercase: true)
    case .octal:
      if value != 0 { out.append(UInt8(ascii: "0")) }
      out.append(octal: UInt64(bitPattern: value) & mask)
    case .padded:
      if value < 0 { out.append(UInt8(ascii: "-")) }
      out.append(decimal: value.magnitude, paddedTo: value < 0 ? 8 : 9)
    }
  }

  private func append(syscallNumber code: UInt16, to out: inout ByteBuffer) {
    if let call = table.syscalls[Int(code)], call.name.count > 0 {
      out.append(decimal: UInt64(code))
    } else {
      out.append("<unknown syscall>" as StaticString)
    }
  }

  private func append(duration value: UInt64, to out: inout ByteBuffer) {
    if value == .max { out.append("none" as StaticString) } else { out.append(decimal: value) }
  }

  /// Names of signals, signal 1 in the lowest bit.
  private func append(signals mask: UInt32, to out: inout ByteBuffer) {
    var isFirst = true
    for signal in 0..<32 where mask & (1 << UInt32(signal)) != 0 {
      guard let name = table.signals[signal + 1], name.count > 0 else { continue }
      if !isFirst { out.append(UInt8(ascii: " ")) }
      isFirst = false
      out.append(table.text, name)
    }
  }
}
