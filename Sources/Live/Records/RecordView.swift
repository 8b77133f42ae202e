internal import CKernel
internal import Events

/// One raw record, seen in place in the ring or buffer that holds it.
///
///     0               24              fixedSize
///     +---------------+---------------+-------------------+-----------+----
///     | record_header | rest of fixed | segment, 16 bytes | its bytes | pad to 8, next segment …
///     +---------------+---------------+-------------------+-----------+----
///
/// A view that exists is valid: it is as long as its header says, of a known kind, and its segments fill it exactly.
/// Layout: BPF/Interface/records.h.
struct RecordView: ~Escapable {
  /// The whole record.
  let bytes: RawSpan
  let kind: RecordKind

  /// Wraps `bytes`, or nil when they are not one whole record.
  @_lifetime(copy bytes)
  init?(_ bytes: RawSpan) {
    guard bytes.byteCount >= MemoryLayout<RecordHeader>.size,
      UInt32(exactly: bytes.byteCount) == bytes.load(0, as: UInt32.self),
      let kind = RecordKind(rawValue: bytes.load(4, as: UInt16.self)),
      bytes.byteCount >= kind.fixedSize
    else { return nil }
    self.bytes = bytes
    self.kind = kind
    var rest = SegmentCursor(bytes, from: kind.fixedSize)
    while rest.next() != nil {}
    guard rest.offset == bytes.byteCount else { return nil }
  }

  /// Wraps a copy of bytes that the checking initializer has seen.
  @_lifetime(copy bytes)
  init(unchecked bytes: RawSpan) {
    guard let kind = RecordKind(rawValue: bytes.load(4, as: UInt16.self)) else {
      preconditionFailure("a record was checked before it was copied")
    }
    self.bytes = bytes
    self.kind = kind
  }

  var header: RecordHeader { bytes.structure(as: RecordHeader.self) }

  /// Nanoseconds since boot at which the record's last event happened.
  var time: UInt64 { bytes.load(16, as: UInt64.self) }

  /// The segments, from the first.
  var segments: SegmentCursor {
    @_lifetime(copy self)
    get { SegmentCursor(bytes, from: kind.fixedSize) }
  }

  /// The fixed part of a record `call` or `enter`; `init` saw that the fixed part of each kind is there.
  var call: CallRecord? { kind == .call || kind == .enter ? bytes.structure(as: CallRecord.self) : nil }
  var `switch`: SwitchRecord? { kind == .switch ? bytes.structure(as: SwitchRecord.self) : nil }
  var signal: SignalRecord? { kind == .signal ? bytes.structure(as: SignalRecord.self) : nil }
  var exit: ExitRecord? { kind == .exit ? bytes.structure(as: ExitRecord.self) : nil }
  var fault: FaultRecord? { kind == .fault ? bytes.structure(as: FaultRecord.self) : nil }
  var drop: DropRecord? { kind == .drop ? bytes.structure(as: DropRecord.self) : nil }
  var file: FileRecord? { kind == .file ? bytes.structure(as: FileRecord.self) : nil }
  var cgroup: CgroupRecord? { kind == .cgroup ? bytes.structure(as: CgroupRecord.self) : nil }
}
