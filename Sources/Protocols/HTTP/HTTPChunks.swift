internal import Events

/// Goes through a chunked body. Source: RFC 9112, 7.1.
struct HTTPChunks {
  private enum State {
    /// Within the line that tells the length of the next chunk; whether its digits are over.
    case size(Int, isOver: Bool)
    case data(Int)
    /// Behind the data of a chunk, before the end of its line.
    case lineEnd
    /// Behind the last chunk; whether the line so far is empty.
    case trailer(isEmpty: Bool)
  }

  enum Step {
    case goesOn
    case ended
    /// The framing is hidden by a gap, or is none.
    case lost
  }

  private static let longest = 1 << 40
  private var state = State.size(0, isOver: false)

  /// Goes on to the end of the body or of the piece; what is in the chunks goes to `body`, up to its limit.
  mutating func take(_ piece: inout Piece, body: inout [UInt8]) -> Step {
    while piece.rest > 0 {
      if case .data(let left) = state {
        body.append(from: piece, upTo: left)
        let after = left - piece.skip(left)
        state = after == 0 ? .lineEnd : .data(after)
        continue
      }
      guard let byte = piece.next() else { return .lost }
      switch step(byte) {
      case .goesOn: continue
      case let step: return step
      }
    }
    return .goesOn
  }

  private mutating func step(_ byte: UInt8) -> Step {
    let isEnd = byte == UInt8(ascii: "\n")
    switch state {
    case .size(let size, _) where isEnd: state = size == 0 ? .trailer(isEmpty: true) : .data(size)
    case .size(let size, isOver: false):
      if let digit = Self.digit(byte) {
        guard size < Self.longest else { return .lost }
        state = .size(size << 4 | digit, isOver: false)
      } else if byte == UInt8(ascii: ";") || byte <= 0x20 {
        state = .size(size, isOver: true)
      } else {
        return .lost
      }
    case .lineEnd:
      if isEnd { state = .size(0, isOver: false) } else if byte != UInt8(ascii: "\r") { return .lost }
    case .trailer(let isEmpty):
      if isEnd { return finishLine(isEmpty) }
      if byte != UInt8(ascii: "\r") { state = .trailer(isEmpty: false) }
    case .size, .data: break
    }
    return .goesOn
  }

  private mutating func finishLine(_ isEmpty: Bool) -> Step {
    guard !isEmpty else { return .ended }
    state = .trailer(isEmpty: true)
    return .goesOn
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46, 0x61...0x66: Int(byte | 0x20) - 0x57
    default: nil
    }
  }
}

extension [UInt8] {
  /// Appends captured bytes of a body, as long as there is room for first bytes.
  mutating func append(from piece: borrowing Piece, upTo count: Int) {
    let wanted = Swift.min(HTTPHead.longestBody - self.count, piece.remaining, count)
    if wanted > 0 { self += [UInt8](copying: piece.ahead.extracting(first: wanted)) }
  }
}
