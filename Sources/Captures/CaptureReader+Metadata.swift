internal import Events

extension CaptureReader {
  /// Reads a block that is not an event and tells `receiver` what it holds.
  mutating func readMetadata<Receiver: RecordReceiver & ~Copyable>(
    _ header: BlockHeader, informing receiver: inout Receiver
  ) throws(CaptureError) {
    let type = BlockType(code: header.code)
    if hasEvents, type != .section {
      let isZstd = header.code == 0xFD2F_B528
      throw error(isZstd ? .compressedPart : .unexpectedBlock(header.code), "block.type")
    }
    guard try window.ensure(header.byteCount) else { throw truncated(header.byteCount, "block") }
    let trailer = window.bytes.load(header.byteCount - 4, as: UInt32.self)
    guard trailer == UInt32(header.byteCount) else {
      throw error(
        .lengthsDisagree(first: UInt64(header.byteCount), second: UInt64(trailer)), "block.trailing length",
        at: header.byteCount - 4)
    }
    var body = ByteCursor(window.bytes.window(8, byteCount: header.byteCount - 12), base: window.offset + 8)
    switch type {
    case .section:
      _ = try SectionHeader(reading: &body)
      hasSection = true
      isPastFirstEvents = isPastFirstEvents || hasEvents
      hasEvents = false
      isPastLeadingRecords = false
      receiver.apply(.section)
    case .machine: receiver.apply(.machine(try MachineRecord(reading: &body)))
    case .unknown: hasPackets = hasPackets || header.code == 1 || header.code == 6
    case .users where !includesUsers: break
    default: try Self.readList(&body, type, informing: &receiver)
    }
    window.consume(header.byteCount)
  }

  /// The entries of a list; fewer than four bytes at its end are padding.
  private static func readList<Receiver: RecordReceiver & ~Copyable>(
    _ list: inout ByteCursor, _ type: BlockType, informing receiver: inout Receiver
  ) throws(CaptureError) {
    var thread = ThreadID.none
    if case .fds = type { thread = ThreadID(rawValue: try list.read("fd list.tid")) }
    while list.remaining >= 4 {
      switch type {
      case .fds(let version): receiver.apply(.fd(thread, try FDRecord(reading: &list, version: version)))
      case .processes(let version):
        receiver.apply(.thread(try ThreadRecord(reading: &list, version: version)))
      case .interfaces(let version):
        receiver.apply(.interface(try InterfaceRecord(reading: &list, version: version)))
      case .users(let version): receiver.apply(try UserEntry.record(reading: &list, version: version))
      case .section, .machine, .unknown: return
      }
    }
  }
}
