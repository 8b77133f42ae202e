import Events

@testable import Live

/// A raw record made in code, so that a test shows its whole input.
struct RecordBytes {
  private(set) var bytes: [UInt8] = []

  /// Bytes that are no record yet.
  init() {}

  /// A record whose fixed part after the header, and whose segments, `body` appends.
  init(
    _ kind: RecordKind, cpu: UInt16 = 0, pid: UInt32, tid: UInt32, time: UInt64,
    _ body: (inout RecordBytes) -> Void = { _ in }
  ) {
    append(integers: [UInt32(0)])
    append(integers: [kind.rawValue, cpu])
    append(integers: [pid, tid])
    append(integers: [time])
    body(&self)
    unsafe withUnsafeBytes(of: UInt32(bytes.count)) { unsafe bytes.replaceSubrange(0..<4, with: $0) }
  }

  mutating func append<Value: FixedWidthInteger>(integers: [Value]) {
    for value in integers {
      unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }
  }

  mutating func append(
    segment kind: SegmentKind, argument: UInt8, status: SegmentStatus = .ok, index: UInt32 = 0,
    _ content: [UInt8],
    fullLength: Int? = nil
  ) {
    append(integers: [kind.rawValue, argument, status.rawValue, 0])
    append(integers: [index, UInt32(content.count), UInt32(fullLength ?? content.count)])
    bytes += content
    while bytes.count % 8 != 0 { bytes.append(0) }
  }
}
