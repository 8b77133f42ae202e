internal import Events

/// What one side of an HTTP/2 connection sends: frames, and blocks of fields over one or more of them.
struct HTTP2Direction {
  var reader = FrameReader(headerByteCount: HTTP2Frame.headerByteCount, measure: HTTP2Frame.measure)
  var hpack = HPACKDecoder()
  var block: Block?

  /// A block that frames of its own go on with.
  struct Block {
    var bytes: [UInt8]
    /// Whether part of it was not captured.
    var isCut: Bool
    let stream: UInt32
    let isPromise: Bool
    let endsStream: Bool
    let first: Instant
    var last: Instant
    var byteCount: Int
  }

  /// The fields of a block that is complete. Where part of it is missing, so is what it added to the table.
  mutating func decode(_ block: Block) -> (fields: [HPACKField], isWhole: Bool) {
    let result = hpack.decode(block.bytes.rawSpan)
    if block.isCut { hpack.forget() }
    return (result.fields, result.isWhole && !block.isCut)
  }
}
