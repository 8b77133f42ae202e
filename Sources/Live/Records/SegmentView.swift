internal import CKernel
internal import Events

/// One segment of a record, in place. Lifetime: that of the record.
struct SegmentView: ~Escapable {
  let kind: SegmentKind
  /// 0 to 5, or `ARGUMENT_NONE`, `ARGUMENT_RESULT`.
  let argument: UInt8
  let status: SegmentStatus
  /// The number of the message or descriptor in its array, else 0.
  let index: UInt32
  /// Bytes that there were before any limit; `bytes` may hold fewer.
  let fullLength: UInt32
  let bytes: RawSpan

  @_lifetime(copy bytes)
  fileprivate init(
    kind: SegmentKind, argument: UInt8, status: SegmentStatus, index: UInt32, fullLength: UInt32,
    bytes: RawSpan
  ) {
    self.kind = kind
    self.argument = argument
    self.status = status
    self.index = index
    self.fullLength = fullLength
    self.bytes = bytes
  }

  var socket: SocketSegment? { value(of: .socket) }
  var file: FileSegment? { value(of: .file) }
  var task: TaskSegment? { value(of: .task) }
  var cgroups: CgroupsSegment? { value(of: .cgroups) }
  var message: MessageSegment? { value(of: .message) }

  /// The memory numbers of a segment `task` alone: the whole one is long, and calls about memory need nothing else.
  var memory: MemoryNumbers? {
    guard kind == .task, bytes.byteCount == MemoryLayout<TaskSegment>.size else { return nil }
    return bytes.structure(at: Self.memoryOffset, as: MemoryNumbers.self)
  }

  /// They stand before the name, which is last.
  private static let memoryOffset =
    MemoryLayout<TaskSegment>.size - Int(COMM_SIZE) - MemoryLayout<MemoryNumbers>.size

  private func value<Value: BitwiseCopyable>(of wanted: SegmentKind) -> Value? {
    guard kind == wanted, bytes.byteCount == MemoryLayout<Value>.size else { return nil }
    return bytes.structure(as: Value.self)
  }
}

/// Walks the segments of a record from the first to the last.
struct SegmentCursor: ~Escapable {
  private let bytes: RawSpan
  /// Where the next segment begins, from the start of the record.
  private(set) var offset: Int

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan, from offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// The next segment; nil after the last, or where the bytes are not one.
  @_lifetime(copy self)
  mutating func next() -> SegmentView? {
    let contents = offset + MemoryLayout<segment>.size
    guard contents <= bytes.byteCount, let kind = SegmentKind(rawValue: bytes.load(offset, as: UInt8.self)),
      let status = SegmentStatus(rawValue: bytes.load(offset + 2, as: UInt8.self))
    else { return nil }
    let length = Int(bytes.load(offset + 8, as: UInt32.self))
    let end = contents + (length + 7) & ~7
    guard end <= bytes.byteCount else { return nil }
    let view = SegmentView(
      kind: kind, argument: bytes.load(offset + 1, as: UInt8.self), status: status,
      index: bytes.load(offset + 4, as: UInt32.self), fullLength: bytes.load(offset + 12, as: UInt32.self),
      bytes: bytes.window(contents, byteCount: length))
    offset = end
    return view
  }
}
