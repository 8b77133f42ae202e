internal import Captures
internal import Events

/// Writes packets as pcapng, which tcpdump and Wireshark open: one section with one interface, on which every packet begins
/// with its IP header, and times are in nanoseconds.
///
///     u32 type | u32 length | body, filled up to 4 bytes | options | u32 length again
///
/// Source: the draft "PCAP Next Generation (pcapng) Capture File Format".
struct PacketFile: ~Copyable {
  private let path: String
  /// Nil before the file is needed.
  private var file: OutputDescriptor?
  private var pending = ByteBuffer(capacity: 80 << 10)
  /// Where the block begins that is being put together.
  private var start = 0

  private static let fullSize = 64 << 10
  /// Packets begin with an IP header of either version.
  private static let rawLinkType: UInt16 = 101
  private static let sectionHeader: UInt32 = 0x0A0D_0D0A
  private static let interface: UInt32 = 1
  private static let packet: UInt32 = 6

  private enum Option: UInt16 {
    case end = 0
    case comment = 1
    case interfaceName = 2
    case timeResolution = 9
  }

  /// Finds out whether the file at `path` can be made; `-` is standard output.
  ///
  /// - Parameter comment: about the file as a whole.
  init(path: String, comment: StaticString) throws(CaptureWritingError) {
    try CaptureWriter.check(path: path)
    self.path = path
    file = nil
    begin(Self.sectionHeader)
    pending.append(little: 0x1A2B_3C4D as UInt32)
    pending.append(little: 1 as UInt16)
    pending.append(little: 0 as UInt16)
    // How long the section is, is not said.
    pending.append(little: UInt64.max)
    append(.comment) { $0.append(comment) }
    endOptions()
    begin(Self.interface)
    pending.append(little: UInt32(Self.rawLinkType))
    pending.append(little: 262_144 as UInt32)
    append(.interfaceName) { $0.append("sockets" as StaticString) }
    append(.timeResolution) { $0.append(9 as UInt8) }
    endOptions()
  }

  /// Makes the file, or empties it, unless that was done.
  mutating func open() throws(CaptureWritingError) {
    guard !isOpen else { return }
    file = try OutputDescriptor(path: path)
  }

  private var isOpen: Bool {
    switch file {
    case .some: true
    case nil: false
    }
  }

  var isClosed: Bool {
    switch file {
    case .some(let file): file.isClosed
    case nil: false
    }
  }

  /// - Parameters:
  ///   - payload: what is known of it; no longer than the packet says.
  ///   - comment: writes a text about this packet.
  mutating func append(
    _ packet: MadeUpPacket, at time: Timestamp, payload: RawSpan, comment: (inout ByteBuffer) -> Void
  ) throws(CaptureWritingError) {
    begin(Self.packet)
    pending.append(little: 0 as UInt32)
    pending.append(little: UInt32(truncatingIfNeeded: time.rawValue >> 32))
    pending.append(little: UInt32(truncatingIfNeeded: time.rawValue))
    pending.append(little: UInt32(truncatingIfNeeded: packet.headerByteCount + payload.byteCount))
    pending.append(little: UInt32(truncatingIfNeeded: packet.headerByteCount + packet.payloadByteCount))
    packet.appendHeaders(before: payload, to: &pending)
    pending.append(payload)
    fill()
    append(.comment, comment)
    endOptions()
    if pending.count >= Self.fullSize { try flush() }
  }

  /// Writes what is pending, if the file is open. Readers stop at half a block; what stands before it can be read.
  mutating func flush() throws(CaptureWritingError) {
    guard isOpen else { return }
    defer { pending.removeAll() }
    try Self.write(pending, to: &file)
  }

  private static func write(
    _ bytes: borrowing ByteBuffer, to file: inout OutputDescriptor?
  ) throws(CaptureWritingError) {
    try file?.write(bytes.bytes) { _, written in written }
  }

  // MARK: - Blocks

  private mutating func begin(_ type: UInt32) {
    start = pending.count
    pending.append(little: type)
    pending.append(little: 0 as UInt32)
  }

  /// A number, a length and the text, filled up.
  private mutating func append(_ option: Option, _ body: (inout ByteBuffer) -> Void) {
    pending.append(little: option.rawValue)
    let lengthAt = pending.count
    pending.append(little: 0 as UInt16)
    body(&pending)
    let count = min(pending.count - lengthAt - 2, 65_535)
    pending.truncate(to: lengthAt + 2 + count)
    pending.store(little: UInt16(truncatingIfNeeded: count), at: lengthAt)
    fill()
  }

  private mutating func endOptions() {
    pending.append(little: Option.end.rawValue)
    pending.append(little: 0 as UInt16)
    let length = UInt32(truncatingIfNeeded: pending.count - start + 4)
    pending.append(little: length)
    pending.store(little: length, at: start + 4)
  }

  private mutating func fill() { pending.append(0, repeated: (start &- pending.count) & 3) }
}
