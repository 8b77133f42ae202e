internal import Events

/// HTTP/2: many requests and responses at once, a stream for each pair. Their key is the stream's number.
final class HTTP2Decoder: MessageDecoder {
  private static let mostStreams = 1024

  private var directions = BothSides(client: HTTP2Direction(), server: HTTP2Direction())
  private var streams: [UInt32: HTTP2Stream] = [:]
  /// How much of the client's preface is still to come; nil before its first bytes.
  private var preface: Int?
  private var count = 0

  func take(_ piece: consuming Piece, into progress: inout [Progress]) {
    if piece.sender == .client { skipPreface(&piece) }
    while let frame = directions[piece.sender].reader.next(&piece) {
      take(frame, from: piece.sender, into: &progress)
    }
    let loss = directions[piece.sender].reader.takeLoss()
    if loss > 0 { lose(loss, piece) }
  }

  func close(at _: Instant, into progress: inout [Progress]) {
    for number in streams.keys.sorted() { end(number, .cutShort, into: &progress) }
  }

  /// What one side sent is not known for a while: nor what was added to its table, nor what ended.
  private func lose(_ byteCount: Int, _ piece: borrowing Piece) {
    let side = piece.sender
    directions[side].hpack.forget()
    directions[side].block = nil
    let open = streams.keys.filter { streams[$0]?.open[side] != nil }
    for number in open { streams[number]?.hasGap[side] = true }
    // Of several streams, nobody knows which one the bytes are of.
    guard open.count == 1, let number = open.first else { return }
    streams[number]?.open[side]?.add(byteCount, at: piece.instant)
  }

  private func skipPreface(_ piece: inout Piece) {
    if preface == nil { preface = piece.bytes.value(as: UInt8.self) == 0x50 ? 24 : 0 }
    guard let left = preface, left > 0 else { return }
    preface = left - piece.skip(left)
  }

  private func take(_ frame: Frame, from side: Side, into progress: inout [Progress]) {
    guard let header = HTTP2Frame(frame.bytes.rawSpan) else { return }
    switch header.kind {
    case .headers, .pushPromise:
      directions[side].block = HTTP2Direction.Block(
        bytes: [UInt8](copying: header.content(of: frame.payload)), isCut: frame.isTruncated,
        stream: header.stream, isPromise: header.kind == .pushPromise, endsStream: header.endsStream,
        first: frame.first, last: frame.last, byteCount: frame.byteCount)
      if header.endsBlock { takeBlock(from: side, into: &progress) }
    case .continuation:
      guard directions[side].block?.continues(by: frame) == true else { return }
      if header.endsBlock { takeBlock(from: side, into: &progress) }
    case .data: takeData(frame, header, from: side, into: &progress)
    case .reset: takeReset(frame, header.stream, from: side, into: &progress)
    case .goAway:
      notice("GOAWAY", frame, errorAt: 4, stream: nil, from: side, into: &progress)
    case .priority, .settings, .ping, .windowUpdate: break
    }
  }

  private func takeBlock(from side: Side, into progress: inout [Progress]) {
    guard let block = directions[side].block else { return }
    directions[side].block = nil
    let (fields, isWhole) = directions[side].decode(block)
    guard !block.isPromise else { return }
    if streams[block.stream]?.open[side] != nil {
      streams[block.stream]?.open[side]?.addTrailers(fields, block, isWhole: isWhole)
    } else if let head = HTTPHead(fields, from: side) {
      begin(head, block, isWhole: isWhole, from: side, into: &progress)
    }
    if block.endsStream { endSide(block.stream, side, into: &progress) }
  }

  private func begin(
    _ head: HTTPHead, _ block: HTTP2Direction.Block, isWhole: Bool, from side: Side,
    into progress: inout [Progress]
  ) {
    if streams.count >= Self.mostStreams, let oldest = streams.keys.min() {
      end(oldest, .inferred, into: &progress)
    }
    if side == .server, streams[block.stream]?.hasGap.client == true {
      endSide(block.stream, .client, .inferred, into: &progress)
    }
    var stream = streams[block.stream] ?? HTTP2Stream()
    stream.isGRPC = stream.isGRPC || head.isGRPC
    let role: Message.Role = head.isRequest ? .request : head.isInterim ? .notice : .response
    var message = Message(
      count, stream.isGRPC ? .grpc : .http2, role, from: side, key: UInt64(block.stream), at: block.first,
      .http(head))
    count += 1
    message.last = block.last
    message.byteCount = block.byteCount
    message.isTruncated = !isWhole
    progress.append(.begins(message))
    if head.isInterim { progress.append(.ends(message, .whole)) } else { stream.open[side] = message }
    streams[block.stream] = stream
  }

  private func takeData(
    _ frame: Frame, _ header: HTTP2Frame, from side: Side, into progress: inout [Progress]
  ) {
    guard streams[header.stream] != nil else { return }
    streams[header.stream]?.open[side]?.add(frame, header)
    if header.endsStream { endSide(header.stream, side, into: &progress) }
  }

  private func takeReset(_ frame: Frame, _ stream: UInt32, from side: Side, into progress: inout [Progress]) {
    end(stream, .cutShort, into: &progress)
    notice("RST_STREAM", frame, errorAt: 0, stream: stream, from: side, into: &progress)
  }

  /// One side has nothing more to send on a stream; what the other one sends may go on.
  private func endSide(
    _ number: UInt32, _ side: Side, _ ending: Progress.Ending = .whole, into progress: inout [Progress]
  ) {
    guard let message = streams[number]?.open[side] else { return }
    progress.append(.ends(message, ending))
    streams[number]?.open[side] = nil
    // A response is the last that a stream carries, but for the rest of a request that it did not wait for.
    if side == .server, streams[number]?.open.client == nil { streams[number] = nil }
    // A server that answers twice may still be at it.
    if side == .client, let stream = streams[number], stream.hasAnswered, stream.open.server == nil {
      streams[number] = nil
    }
    if side == .server { streams[number]?.hasAnswered = true }
  }

  private func end(_ number: UInt32, _ ending: Progress.Ending, into progress: inout [Progress]) {
    for side in Side.allCases {
      guard let message = streams[number]?.open[side] else { continue }
      progress.append(.ends(message, streams[number]?.hasGap[side] == true ? .inferred : ending))
    }
    streams[number] = nil
  }

  private func notice(
    _ name: String, _ frame: Frame, errorAt offset: Int, stream: UInt32?, from side: Side,
    into progress: inout [Progress]
  ) {
    var cursor = NetworkCursor(frame.payload)
    guard cursor.skip(offset), let code = cursor.word() else { return }
    let outcome = code == 0 ? Outcome(name) : Outcome(failure: HTTP2Error.name(of: code), name)
    var message = Message(
      count, .http2, .notice, from: side, key: stream.map { UInt64($0) }, at: frame.first, .outcome(outcome))
    count += 1
    message.last = frame.last
    message.byteCount = frame.byteCount
    progress += [.begins(message), .ends(message, .whole)]
  }
}

extension HTTP2Direction.Block {
  /// Goes on with a frame of the same stream; false where it is of another.
  fileprivate mutating func continues(by frame: Frame) -> Bool {
    guard let header = HTTP2Frame(frame.bytes.rawSpan), header.stream == stream,
      bytes.count + frame.bytes.count <= 65_536
    else { return false }
    // Behind a gap nothing can be read.
    if !isCut { bytes += [UInt8](copying: frame.payload) }
    isCut = isCut || frame.isTruncated
    last = frame.last
    byteCount += frame.byteCount
    return true
  }
}

extension Message {
  fileprivate mutating func addTrailers(
    _ fields: [HPACKField], _ block: HTTP2Direction.Block, isWhole: Bool
  ) {
    guard case .http(var head) = detail else { return }
    head.trailers = HTTPFields(HTTPHead.lines(fields))
    detail = .http(head)
    last = block.last
    byteCount += block.byteCount
    isTruncated = isTruncated || !isWhole
  }

  fileprivate mutating func add(_ frame: Frame, _ header: HTTP2Frame) {
    last = frame.last
    byteCount += frame.byteCount
    guard case .http(var head) = detail, head.body.count < HTTPHead.longestBody else { return }
    let content = [UInt8](copying: header.content(of: frame.payload))
    head.body += content.prefix(HTTPHead.longestBody - head.body.count)
    detail = .http(head)
  }
}
