internal import Events

/// Writes arguments as strace does.
///
/// What strace reads from the memory of a process, and no event tells, is `...`, as strace writes what it leaves out.
struct StraceWriter {
  /// How much of a buffer is shown; 0 for all that was recorded.
  let longestData: Int

  /// Appends the value of an argument; `length` is how long its data was, where that is known.
  func append(_ argument: StraceCallTable.Argument, _ bytes: RawSpan, length: Int, to out: inout ByteBuffer) {
    switch argument.style {
    case .string: append(path: bytes.untilNUL(), to: &out)
    case .data: append(data: bytes, length, to: &out)
    case .vector:
      out.append("[{iov_base=" as StaticString)
      append(data: bytes, length, to: &out)
      out.append(", iov_len=" as StaticString)
      out.append(decimal: Int64(length))
      out.append("}]" as StaticString)
    case .poll: append(polled: bytes, areResults: false, to: &out)
    case .address: out.append(straceAddress: bytes, at: .only, isOutput: false)
    case .peer, .from: out.append(straceAddress: bytes, at: .source, isOutput: true)
    case .to: out.append(straceAddress: bytes, at: .destination, isOutput: false)
    case .option: append(option: bytes, to: &out)
    case .untold, .pair, .program: out.append("..." as StaticString)
    default: appendNumber(argument, bytes, to: &out)
    }
  }

  /// What could not be read is called `<NA>` in captures.
  private func append(path: RawSpan, to out: inout ByteBuffer) {
    if path.byteCount == 4, path.has("<NA>", at: 0) { return out.append("..." as StaticString) }
    out.append(straceString: path)
  }

  private func appendNumber(
    _ argument: StraceCallTable.Argument, _ bytes: RawSpan, to out: inout ByteBuffer
  ) {
    guard let value = bytes.straceNumber else { return out.append("..." as StaticString) }
    let unsigned = UInt64(bitPattern: value)
    switch argument.style {
    case .fd where value == FD.workingDirectory.rawValue: out.append("AT_FDCWD" as StaticString)
    case .octal, .openMode: out.append(straceOctal: unsigned)
    case .hex: out.append(straceHex: unsigned, zero: "0")
    case .pointer: out.append(straceHex: unsigned, zero: "NULL")
    case .number where value < 0: out.append(decimal: unsigned)
    case .offset: out.append(unsigned == 0 ? "NULL" : "..." as StaticString)
    case .interval: out.append(straceInterval: unsigned)
    case .signal: out.append(straceSignal: value)
    case .mask(let prefix): out.append(straceMask: unsigned, argument.names, prefix: prefix)
    case .one: out.append(straceName: unsigned, argument.names)
    case .open: out.append(straceOpenFlags: unsigned)
    case .clone: out.append(straceCloneFlags: unsigned, argument.names)
    case .ioctl: out.append(straceRequest: unsigned)
    case .futex: out.append(straceFutex: unsigned, argument.names)
    case .socketType: out.append(straceSocketType: unsigned)
    case .socketFlags: out.append(straceSocketFlags: unsigned)
    case .protocolNumber: out.append(straceProtocol: unsigned)
    default: out.append(decimal: value)
    }
  }

  /// What was read or written, and dots behind it where that is not all.
  private func append(data bytes: RawSpan, _ length: Int, to out: inout ByteBuffer) {
    let limit = longestData == 0 ? bytes.byteCount : longestData
    out.append(straceString: bytes.extracting(first: min(bytes.byteCount, limit)))
    if length > bytes.byteCount || bytes.byteCount > limit { out.append("..." as StaticString) }
  }

  /// Strings with a NUL behind each, a comma before each.
  func appendWords(_ bytes: RawSpan, to out: inout ByteBuffer) {
    var start = 0
    while start < bytes.byteCount {
      let word = bytes.window(start, byteCount: bytes.byteCount - start).untilNUL()
      out.append(", " as StaticString)
      out.append(straceString: word)
      start += word.byteCount + 1
    }
  }

  /// `[{fd=3, events=POLLIN}], 1`: a count of 16 bits, then numbers of 64 bits and events of 16.
  func append(polled bytes: RawSpan, areResults: Bool, to out: inout ByteBuffer) {
    let count = (bytes.byteCount - 2) / 10
    out.append("[" as StaticString)
    for index in 0..<max(count, 0) {
      let start = 2 + index * 10
      if index > 0 { out.append(", " as StaticString) }
      out.append("{fd=" as StaticString)
      out.append(decimal: bytes.load(start, as: Int64.self))
      out.append(areResults ? ", revents=" : ", events=" as StaticString)
      out.append(straceMask: UInt64(bytes.load(start + 8, as: UInt16.self)), .named("poll_flags"), prefix: "")
      out.append("}" as StaticString)
    }
    out.append("]" as StaticString)
    guard !areResults else { return }
    out.append(", " as StaticString)
    out.append(decimal: Int64(max(count, 0)))
  }

  /// A selector, then a value: numbers in brackets, as strace shows what a pointer points to.
  private func append(option bytes: RawSpan, to out: inout ByteBuffer) {
    guard bytes.byteCount > 1 else { return out.append("NULL" as StaticString) }
    let value = bytes.window(1, byteCount: bytes.byteCount - 1)
    guard bytes.load(0, as: UInt8.self) > 0, let number = value.straceNumber else {
      return out.append(straceString: value)
    }
    out.append("[" as StaticString)
    out.append(decimal: number)
    out.append("]" as StaticString)
  }
}

extension RawSpan {
  /// A number of 1, 2, 4 or 8 bytes: those of four and eight are signed, as calls have them.
  fileprivate var straceNumber: Int64? {
    switch byteCount {
    case 1: Int64(load(0, as: UInt8.self))
    case 2: Int64(load(0, as: UInt16.self))
    case 4: Int64(load(0, as: UInt32.self))
    case 8: load(0, as: Int64.self)
    default: nil
    }
  }
}
