internal import Events

/// What one call carried, while a decoder goes through it.
struct Piece: ~Escapable {
  let bytes: RawSpan
  let sender: Side
  let instant: Instant
  /// How many of the bytes have been gone through.
  var position = 0
  /// How many bytes passed behind these and were not captured.
  private(set) var missing: Int

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan, missing: Int, from sender: Side, at instant: Instant) {
    self.bytes = bytes
    self.missing = max(missing, 0)
    self.sender = sender
    self.instant = instant
  }

  /// How many captured bytes are left.
  var remaining: Int { bytes.byteCount - position }
  /// How many bytes are left, captured or not.
  var rest: Int { remaining + missing }
  var isStart: Bool { position == 0 }

  /// The captured bytes that are left. Lifetime: that of all.
  var ahead: RawSpan {
    @_lifetime(copy self)
    get { bytes.slice(position) }
  }

  /// Goes on by one byte; nil where none is left.
  mutating func next() -> UInt8? {
    guard remaining > 0 else { return nil }
    defer { position += 1 }
    return bytes.load(position, as: UInt8.self)
  }

  /// Goes on by at most `count` bytes, captured or not, and returns by how many.
  mutating func skip(_ count: Int) -> Int {
    let captured = min(remaining, count)
    let uncaptured = min(missing, count - captured)
    position += captured
    missing -= uncaptured
    return captured + uncaptured
  }

  /// Goes to the end.
  mutating func skipAll() { _ = skip(rest) }
}
