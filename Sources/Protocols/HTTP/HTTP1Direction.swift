internal import Events

/// What one side of an HTTP/1 connection sends: heads and bodies, one after the other.
///
/// Where a gap hides the end of a message, it waits for a buffer that begins with a start line.
struct HTTP1Direction {
  private enum State {
    case head
    case bytes(Int)
    case chunked(HTTPChunks)
    case untilClose
    /// The end of the open message cannot be seen, or there is none.
    case lost
    case tunnel
  }

  /// What the decoder has to do before it goes on.
  enum Step {
    /// A head is complete, or will not be: a message begins.
    case head(Head)
    /// The open message has passed.
    case end
    /// A start line where the end of the open message was awaited.
    case startOver
    /// The piece has been gone through.
    case needsMore
  }

  struct Head {
    let head: HTTPHead
    let first: Instant
    let last: Instant
    let byteCount: Int
    let isTruncated: Bool
  }

  private static let longestHead = 16_384

  private var state = State.lost
  private var head: [UInt8] = []
  private var first: Instant?
  private var last: Instant?
  private var body: [UInt8] = []
  /// The message under way, once its head is known.
  var open: Message?

  /// Whether the end of the open message cannot be seen.
  var isLost: Bool {
    if case .lost = state { true } else { false }
  }

  /// Whether the end of the connection is that of the open message.
  var endsWithConnection: Bool {
    if case .untilClose = state { true } else { false }
  }

  mutating func next(_ piece: inout Piece) -> Step {
    if piece.isStart, piece.remaining > 0, startsOver(piece) { return .startOver }
    while piece.rest > 0 {
      switch state {
      case .lost, .untilClose, .tunnel: pass(piece.rest, &piece)
      case .head: if let head = readHead(&piece) { return .head(head) }
      case .bytes(let left): if readBytes(left, &piece) { return .end }
      case .chunked(let chunks): if readChunks(chunks, &piece) { return .end }
      }
    }
    return .needsMore
  }

  /// Says how the body of the message that has begun ends.
  mutating func expect(_ body: HTTPBodyLength) {
    switch body {
    case .none: state = .head
    case .bytes(let count): state = .bytes(count)
    case .chunked: state = .chunked(HTTPChunks())
    case .untilClose: state = .untilClose
    case .tunnel: state = .tunnel
    }
  }

  /// Ends the open message, and gives it what was seen of its body. A head may follow.
  mutating func finish() -> Message? {
    switch state {
    case .bytes, .chunked: state = .head
    case .head, .lost, .untilClose, .tunnel: break
    }
    defer {
      open = nil
      body = []
    }
    guard var message = open, case .http(var head) = message.detail else { return nil }
    head.body = body
    message.detail = .http(head)
    return message
  }

  /// What has come of a head that is not complete, once; nil where it is none.
  mutating func takeUnfinishedHead() -> Head? {
    head.isEmpty ? nil : takeHead(isTruncated: true, skipped: 0)
  }

  /// Whether the piece begins a message where the end of another was awaited.
  private mutating func startsOver(_ piece: borrowing Piece) -> Bool {
    guard isLost || endsWithConnection else { return false }
    let isStart = HTTPStartLine.isRequest(piece.bytes) || HTTPStartLine.isResponse(piece.bytes)
    guard isStart || (open == nil && HTTPStartLine.mayBecomeOne(piece.bytes)) else { return false }
    state = .head
    return open != nil
  }

  private mutating func readHead(_ piece: inout Piece) -> Head? {
    while let byte = piece.next() {
      if head.isEmpty {
        // Blank lines may stand between messages.
        if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") { continue }
        first = piece.instant
      }
      last = piece.instant
      head.append(byte)
      if byte == UInt8(ascii: "\n"), Self.isComplete(head) { return takeHead(isTruncated: false, skipped: 0) }
      if head.count >= Self.longestHead { return takeHead(isTruncated: true, skipped: 0) }
    }
    guard piece.missing > 0 else { return nil }
    let skipped = piece.skip(piece.missing)
    return takeHead(isTruncated: true, skipped: skipped)
  }

  private static func isComplete(_ head: [UInt8]) -> Bool {
    head.rawSpan.hasSuffix("\n\n") || head.rawSpan.hasSuffix("\n\r\n")
  }

  private mutating func takeHead(isTruncated: Bool, skipped: Int) -> Head? {
    defer {
      head = []
      first = nil
      last = nil
    }
    if isTruncated { state = .lost }
    guard let first, let last, let known = HTTPHead(head) else {
      state = .lost
      return nil
    }
    return Head(
      head: known, first: first, last: last, byteCount: head.count + skipped, isTruncated: isTruncated)
  }

  /// Whether the body ends in this piece.
  private mutating func readBytes(_ left: Int, _ piece: inout Piece) -> Bool {
    body.append(from: piece, upTo: left)
    let after = left - pass(left, &piece)
    state = .bytes(after)
    return after == 0
  }

  private mutating func readChunks(_ chunks: HTTPChunks, _ piece: inout Piece) -> Bool {
    var chunks = chunks
    let before = piece.rest
    let outcome = chunks.take(&piece, body: &body)
    note(before - piece.rest, piece.instant)
    state = outcome == .lost ? .lost : .chunked(chunks)
    return outcome == .ended
  }

  @discardableResult
  private mutating func pass(_ count: Int, _ piece: inout Piece) -> Int {
    let passed = piece.skip(count)
    note(passed, piece.instant)
    return passed
  }

  private mutating func note(_ byteCount: Int, _ instant: Instant) {
    guard byteCount > 0 else { return }
    open?.byteCount += byteCount
    open?.last = instant
  }
}
