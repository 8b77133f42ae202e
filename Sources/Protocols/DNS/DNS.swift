internal import Events

extension ProtocolName {
  package static let dns = ProtocolName("DNS")
}

extension ProtocolRow {
  static let dns = ProtocolRow(
    name: .dns, ports: [53, 5353], transports: [.datagram, .stream],
    recognize: { bytes, transport in
      transport == .datagram ? DNSDecoder.recognize(bytes) : DNSDecoder.recognize(framed: bytes)
    },
    makeDecoder: { transport in
      if transport == .datagram { return DNSDatagramDecoder() }
      return DNSStreamDecoder()
    })
}

/// What both transports share.
enum DNSDecoder {
  /// A header whose numbers are in order, and behind it a question that is one.
  static func recognize(_ bytes: RawSpan) -> Recognition {
    var cursor = NetworkCursor(bytes)
    guard bytes.byteCount >= DNSMessage.headerByteCount, cursor.skip(2), let flags = cursor.short(),
      let questions = cursor.short(), let answers = cursor.short(), let authority = cursor.short(),
      let additional = cursor.short()
    else { return .no }
    let isResponse = flags & 0x8000 != 0
    guard isPlausible(flags: flags), questions == 1 || (isResponse && questions == 0), answers < 1024,
      authority < 1024, additional < 1024
    else { return .no }
    let sender: Side = isResponse ? .server : .client
    guard questions == 1, let question = DNSQuestion(reading: &cursor) else { return .likely(from: sender) }
    let isInternet = question.classCode & 0x7FFF == 1 || question.classCode == 255
    return isInternet ? .certain(from: sender) : .no
  }

  /// The same behind a length, which may come alone.
  static func recognize(framed bytes: RawSpan) -> Recognition {
    var cursor = NetworkCursor(bytes)
    guard let length = cursor.short() else { return .unfinished }
    guard length >= DNSMessage.headerByteCount + 5 else { return .no }
    guard cursor.remaining >= DNSMessage.headerByteCount else {
      // Flags and counts that no message has end the doubt early.
      guard cursor.skip(2), let flags = cursor.short() else { return .unfinished }
      return isPlausible(flags: flags) && (cursor.short() ?? 1) <= 1 ? .unfinished : .no
    }
    let recognition = recognize(cursor.ahead)
    return recognition.certainty == .likely && cursor.remaining < length ? .unfinished : recognition
  }

  /// Whether there is such an operation, and a question has neither a code nor flags that only answers have.
  private static func isPlausible(flags: Int) -> Bool {
    let opcode = flags >> 11 & 0xF
    guard opcode == 0 || opcode == 4 || opcode == 5, flags & 0x40 == 0, flags & 0xF <= 10 else {
      return false
    }
    return flags & 0x8000 != 0 || flags & 0x048F == 0
  }

  /// Both ends of the progress of one message, which passed between two moments.
  static func report(
    _ message: DNSMessage, _ number: Int, _ first: Instant, _ last: Instant, byteCount: Int,
    isTruncated: Bool,
    into progress: inout [Progress]
  ) {
    var result = Message(
      number, .dns, message.isResponse ? .response : .request, from: message.isResponse ? .server : .client,
      key: message.key, at: first, .dns(message))
    result.last = last
    result.byteCount = byteCount
    result.isTruncated = isTruncated
    progress += [.begins(result), .ends(result, .whole)]
  }
}

/// Each buffer is one message, of which no more is kept than of a frame.
final class DNSDatagramDecoder: MessageDecoder {
  private var count = 0

  func take(_ piece: consuming Piece, into progress: inout [Progress]) {
    let kept = piece.bytes.extracting(first: min(piece.bytes.byteCount, Frame.longestKept))
    guard let message = DNSMessage(kept) else { return }
    DNSDecoder.report(
      message, count, piece.instant, piece.instant, byteCount: piece.rest,
      isTruncated: kept.byteCount < piece.rest, into: &progress)
    count += 1
  }

  func close(at _: Instant, into _: inout [Progress]) {}
}

/// Each message stands behind its length in two bytes. Source: RFC 7766, 8.
final class DNSStreamDecoder: MessageDecoder {
  private var client = FrameReader(headerByteCount: 2, measure: DNSStreamDecoder.measure)
  private var server = FrameReader(headerByteCount: 2, measure: DNSStreamDecoder.measure)
  private var count = 0

  private static func measure(_ header: RawSpan) -> FrameReader.Size? {
    let length = Int(header.load(0, as: UInt16.self).bigEndian)
    return length >= DNSMessage.headerByteCount ? FrameReader.Size(length) : nil
  }

  func take(_ piece: consuming Piece, into progress: inout [Progress]) {
    while let frame = piece.sender == .client ? client.next(&piece) : server.next(&piece) {
      guard let message = DNSMessage(frame.payload) else { continue }
      DNSDecoder.report(
        message, count, frame.first, frame.last, byteCount: frame.byteCount,
        isTruncated: frame.isTruncated || frame.bytes.count < frame.byteCount, into: &progress)
      count += 1
    }
  }

  func close(at _: Instant, into _: inout [Progress]) {}
}
