internal import Events

/// A unit with a length in its header, as most protocols send: a record, a packet, a frame.
struct Frame {
  /// Header and payload, as far as they were captured and asked for.
  var bytes: [UInt8] = []
  let headerByteCount: Int
  /// How long it was when it passed, header included.
  var byteCount = 0
  /// Whether payload that was asked for is missing.
  var isTruncated = false
  var first: Instant
  var last: Instant

  /// The kept payload. Lifetime: that of the frame.
  var payload: RawSpan {
    @_lifetime(borrow self)
    get { bytes.rawSpan.slice(headerByteCount) }
  }
}
