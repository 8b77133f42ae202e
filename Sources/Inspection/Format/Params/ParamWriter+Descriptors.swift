internal import Events
internal import State

/// Descriptors as lines show them: `<f>/etc/hosts`, `<4t>10.0.0.1:4000->10.0.0.2:80`.
extension ParamWriter {
  func append(
    descriptor number: Int64, _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) {
    guard let thread = machine.moment.thread ?? machine.threads.slot(of: event.thread) else { return }
    if number < 0 {
      if number == FD.workingDirectory.rawValue {
        out.append("AT_FDCWD" as StaticString)
      } else {
        append(errorName: number, to: &out)
      }
      return
    }
    guard let entry = machine.fd(FD(rawValue: number), of: thread) else { return }
    out.append(UInt8(ascii: "<"))
    out.append(entry.kind.letter)
    if entry.kind.isIPSocket || entry.kind.isIPListener, let letter = entry.shownTransport.letter {
      out.append(letter)
    }
    out.append(UInt8(ascii: ">"))
    let name = machine.strings[entry.name]
    if style.resolvesPorts, entry.kind.isIPSocket || entry.kind.isIPListener {
      out.append(socketName: name, withServicesOf: entry.transport)
    } else {
      out.append(printable: name)
    }
  }

  /// `3:f1 4:u4`: descriptor, kind and poll events of each. Two bytes of count, then ten a descriptor.
  func append(
    fdList bytes: RawSpan, _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) {
    guard let count = bytes.value(as: UInt16.self) else { return }
    let thread = machine.moment.thread ?? machine.threads.slot(of: event.thread)
    let start = out.count
    for index in 0..<Int(count) {
      let at = 2 + index * 10
      guard at + 10 <= bytes.byteCount else { return }
      let number = bytes.load(at, as: UInt64.self)
      if index > 0 { out.append(UInt8(ascii: " ")) }
      out.append(decimal: number)
      out.append(UInt8(ascii: ":"))
      var letter = UInt8(ascii: "?")
      if let thread, let entry = machine.fd(FD(rawValue: Int64(bitPattern: number)), of: thread) {
        letter = entry.kind.letter
      }
      out.append(letter)
      let events = Int32(bytes.load(at + 8, as: Int16.self))
      out.append(hex: UInt64(UInt32(bitPattern: events)))
      // sysdig writes lists into a buffer of this size and drops the rest.
      if out.count - start >= 1023 {
        out.truncate(to: start + 1023)
        return
      }
    }
  }
}
