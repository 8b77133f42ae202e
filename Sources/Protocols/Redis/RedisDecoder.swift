internal import Events

/// Redis: a command after the other, and the answers in their order.
final class RedisDecoder: MessageDecoder {
  private struct Direction {
    var value = RedisValue()
    var first: Instant?
    var last: Instant?
    var byteCount = 0
    /// Set until a buffer begins.
    var isLost = false
    var inline: [UInt8]?

    mutating func reset() { self = Direction() }
  }

  private static let longestInline = 1024

  private var directions = BothSides(client: Direction(), server: Direction())
  private var count = 0

  func take(_ piece: consuming Piece, into progress: inout [Progress]) {
    let side = piece.sender
    directions[side].isLost = false
    while piece.rest > 0, !directions[side].isLost {
      let before = piece.rest
      if directions[side].first == nil { directions[side].first = piece.instant }
      directions[side].last = piece.instant
      let outcome = takeValue(&piece)
      directions[side].byteCount += before - piece.rest
      switch outcome {
      case .goesOn: break
      case .ended: tell(side, .whole, into: &progress)
      case .lost:
        directions[side].byteCount += piece.skip(piece.rest)
        if directions[side].value.kind != 0 { tell(side, .inferred, into: &progress) }
        directions[side].reset()
        directions[side].isLost = true
      }
    }
  }

  func close(at _: Instant, into progress: inout [Progress]) {
    for side in Side.allCases where directions[side].value.kind != 0 {
      tell(side, .cutShort, into: &progress)
    }
  }

  /// A client may also write a command as words in a line.
  private func takeValue(_ piece: inout Piece) -> RedisValue.Step {
    let side = piece.sender
    let isInline = directions[side].inline != nil
    let first = piece.ahead.value(as: UInt8.self)
    guard side == .client, isInline || (directions[side].value.isFresh && first != UInt8(ascii: "*")) else {
      return directions[side].value.take(&piece)
    }
    var line = directions[side].inline ?? []
    while let byte = piece.next() {
      if byte == UInt8(ascii: "\n") {
        directions[side].value = RedisValue(inline: line)
        return .ended
      }
      guard line.count < Self.longestInline else { return .lost }
      line.append(byte)
    }
    directions[side].inline = line
    return piece.missing > 0 ? .lost : .goesOn
  }

  private func tell(_ side: Side, _ ending: Progress.Ending, into progress: inout [Progress]) {
    let direction = directions[side]
    directions[side].reset()
    guard let first = direction.first, let last = direction.last, direction.value.kind != 0 else { return }
    let value = direction.value
    let isPush = value.kind == UInt8(ascii: ">")
    var message = Message(
      count, .redis, side == .client ? .request : isPush ? .notice : .response, from: side, at: first,
      side == .client ? .command(value.command) : .outcome(value.outcome))
    count += 1
    message.last = last
    message.byteCount = direction.byteCount
    message.isTruncated = value.isCut || ending != .whole
    progress += [.begins(message), .ends(message, ending)]
  }
}
