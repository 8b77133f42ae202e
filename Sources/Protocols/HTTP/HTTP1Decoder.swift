internal import Events

/// HTTP/1.0 and 1.1: one request after the other, and the responses in their order.
final class HTTP1Decoder: MessageDecoder {
  private static let mostOutstanding = 256

  private var directions = BothSides(client: HTTP1Direction(), server: HTTP1Direction())
  /// The methods of requests that wait for their responses: to some, these have no body.
  private var outstanding: [String] = []
  private var count = 0

  func take(_ piece: consuming Piece, into progress: inout [Progress]) {
    while true {
      switch directions[piece.sender].next(&piece) {
      case .needsMore: return
      case .startOver: end(piece.sender, .inferred, into: &progress)
      case .end: end(piece.sender, .whole, into: &progress)
      case .head(let head): begin(head, from: piece.sender, into: &progress)
      }
    }
  }

  func close(at _: Instant, into progress: inout [Progress]) {
    for side in Side.allCases {
      if let head = directions[side].takeUnfinishedHead() {
        report(head, from: side, into: &progress)
        end(side, .cutShort, into: &progress)
      } else {
        let direction = directions[side]
        end(
          side, direction.endsWithConnection ? .whole : direction.isLost ? .inferred : .cutShort,
          into: &progress)
      }
    }
  }

  private func begin(_ head: HTTP1Direction.Head, from side: Side, into progress: inout [Progress]) {
    // Whoever is answered, or asks again, is done with what cannot be seen to the end.
    let other = directions[side.other]
    if other.isLost || other.endsWithConnection { end(side.other, .inferred, into: &progress) }
    let method = head.head.isRequest ? nil : outstanding.first
    report(head, from: side, into: &progress)
    if let method = head.head.method {
      if outstanding.count < Self.mostOutstanding { outstanding.append(method) }
    } else if !head.head.isInterim, !outstanding.isEmpty {
      outstanding.removeFirst()
    }
    guard !head.isTruncated else { return }
    let length = HTTPBodyLength(of: head.head, answering: method)
    directions[side].expect(length)
    switch length {
    case .none: end(side, .whole, into: &progress)
    case .tunnel:
      end(side, .whole, into: &progress)
      directions[side.other].expect(.tunnel)
    case .bytes, .chunked, .untilClose: break
    }
  }

  private func report(_ head: HTTP1Direction.Head, from side: Side, into progress: inout [Progress]) {
    let role: Message.Role = head.head.isRequest ? .request : head.head.isInterim ? .notice : .response
    var message = Message(count, .http1, role, from: side, at: head.first, .http(head.head))
    count += 1
    message.last = head.last
    message.byteCount = head.byteCount
    message.isTruncated = head.isTruncated
    progress.append(.begins(message))
    directions[side].open = message
  }

  private func end(_ side: Side, _ ending: Progress.Ending, into progress: inout [Progress]) {
    guard let message = directions[side].finish() else { return }
    progress.append(.ends(message, ending))
  }
}
