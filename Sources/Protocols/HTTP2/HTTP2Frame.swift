internal import Events

/// The unit that HTTP/2 sends.
///
///     0        3      4       5        9
///     +--------+------+-------+--------+----------
///     | length | kind | flags | stream | payload …
///     +--------+------+-------+--------+----------
///
/// Source: RFC 9113, 4.1.
struct HTTP2Frame {
  enum Kind: UInt8 {
    case data = 0
    case headers
    case priority
    case reset
    case settings
    case pushPromise
    case ping
    case goAway
    case windowUpdate
    case continuation
  }

  static let headerByteCount = 9
  private static let longest = 1 << 20
  private static let longestBlock = 16_384

  let kind: Kind
  let flags: UInt8
  let stream: UInt32

  var endsStream: Bool { flags & 0x1 != 0 && (kind == .data || kind == .headers) }
  var endsBlock: Bool { flags & 0x4 != 0 }

  /// Nil for kinds that are not known, which are to be passed over.
  init?(_ header: RawSpan) {
    guard header.byteCount >= Self.headerByteCount, let kind = Kind(rawValue: header.load(3, as: UInt8.self))
    else { return nil }
    self.kind = kind
    flags = header.load(4, as: UInt8.self)
    stream = header.load(5, as: UInt32.self).bigEndian & 0x7FFF_FFFF
  }

  static func measure(_ header: RawSpan) -> FrameReader.Size? {
    let length = Int(header.load(0, as: UInt32.self).bigEndian >> 8)
    guard length <= longest, header.load(5, as: UInt8.self) & 0x80 == 0 else { return nil }
    guard let frame = HTTP2Frame(header) else { return FrameReader.Size(length, keeping: 0) }
    guard frame.isPlausible(length) else { return nil }
    switch frame.kind {
    case .headers, .continuation, .pushPromise: return FrameReader.Size(length, keeping: longestBlock)
    case .data: return FrameReader.Size(length, keeping: HTTPHead.longestBody)
    default: return FrameReader.Size(length, keeping: 64)
    }
  }

  /// Whether length, stream and flags are those that such a frame may have. Source: RFC 9113, 6.
  private func isPlausible(_ length: Int) -> Bool {
    switch kind {
    case .data: stream != 0 && flags & ~0x9 == 0
    case .headers: stream != 0 && flags & ~0x2D == 0 && length > 0
    case .priority: stream != 0 && length == 5
    case .reset: stream != 0 && length == 4
    case .settings: stream == 0 && length % 6 == 0 && flags & ~1 == 0
    case .pushPromise: stream != 0 && length > 4
    case .ping: stream == 0 && length == 8 && flags & ~1 == 0
    case .goAway: stream == 0 && length >= 8
    case .windowUpdate: length == 4
    case .continuation: stream != 0
    }
  }

  /// The part of the payload that is a block of fields or data: without padding, priority and the promised stream.
  @_lifetime(copy payload)
  func content(of payload: RawSpan) -> RawSpan {
    var start = 0
    var end = payload.byteCount
    if flags & 0x8 != 0, kind != .continuation, let padding = payload.value(as: UInt8.self) {
      start = 1
      end = max(start, end - Int(padding))
    }
    if kind == .headers, flags & 0x20 != 0 { start += 5 }
    if kind == .pushPromise { start += 4 }
    return payload.slice(start, upTo: max(start, end))
  }
}
