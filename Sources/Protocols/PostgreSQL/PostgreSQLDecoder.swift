internal import Events

/// PostgreSQL: a statement, or several messages up to `Sync`, and what the server sends up to `ReadyForQuery`.
final class PostgreSQLDecoder: MessageDecoder {
  private enum Phase {
    /// Before the first bytes of the client.
    case unknown
    case startup
    /// The server says in one byte whether to encrypt.
    case encryptionAnswer
    case normal
  }

  private var phase = Phase.unknown
  private var startup = FrameReader(headerByteCount: 8, measure: PostgreSQLFrame.measureStartup)
  private var readers = BothSides(
    client: FrameReader(headerByteCount: 5, measure: PostgreSQLFrame.measure(from: .client)),
    server: FrameReader(headerByteCount: 5, measure: PostgreSQLFrame.measure(from: .server)))
  private var open = BothSides<Message?>(client: nil, server: nil)
  /// Whether the end of the open message may have passed unseen.
  private var hasGap = BothSides(client: false, server: false)
  private var maker = MessageMaker(.postgreSQL)
  /// Set once the connection is encrypted.
  private var inner: TLSDecoder?

  func take(_ piece: consuming Piece, into progress: inout [Progress]) {
    if let inner { return inner.take(piece, into: &progress) }
    if phase == .unknown {
      // A startup begins with the first byte of a length, which is 0.
      phase = piece.sender == .client && piece.bytes.value(as: UInt8.self) == 0 ? .startup : .normal
    }
    while piece.rest > 0, inner == nil {
      if piece.sender == .server, phase == .encryptionAnswer {
        answerEncryption(&piece)
      } else if piece.sender == .client, phase == .startup {
        guard let frame = startup.next(&piece) else { continue }
        takeStartup(frame, into: &progress)
      } else if let frame = readers[piece.sender].next(&piece) {
        if piece.sender == .client {
          takeRequest(frame, into: &progress)
        } else {
          takeResponse(frame, into: &progress)
        }
      }
    }
    // What stands behind the word to encrypt is encrypted.
    if let inner { return inner.take(piece, into: &progress) }
    let loss = readers[piece.sender].takeLoss()
    if loss > 0 {
      hasGap[piece.sender] = true
      open[piece.sender]?.add(loss, at: piece.instant)
    }
  }

  /// Whoever is answered, or asks again, is done with what could not be seen to the end.
  private func endBehindGap(_ side: Side, into progress: inout [Progress]) {
    if hasGap[side], let message = open[side] {
      progress.append(.ends(message, .inferred))
      open[side] = nil
    }
    hasGap[side] = false
  }

  func close(at instant: Instant, into progress: inout [Progress]) {
    inner?.close(at: instant, into: &progress)
    for side in Side.allCases {
      // Whoever fails to log in is told why, and the connection ends.
      guard let message = open[side] else { continue }
      progress.append(.ends(message, message.isFailure ? .whole : hasGap[side] ? .inferred : .cutShort))
    }
  }

  private func answerEncryption(_ piece: inout Piece) {
    let answer = piece.next()
    if answer == UInt8(ascii: "S") { inner = TLSDecoder(startingAt: maker.count) }
    phase = .startup
    if answer == nil { piece.skipAll() }
  }

  private func takeStartup(_ frame: Frame, into progress: inout [Progress]) {
    switch PostgreSQLFrame.code(of: frame.bytes.rawSpan) {
    case PostgreSQLFrame.Startup.tls, PostgreSQLFrame.Startup.gss: phase = .encryptionAnswer
    case PostgreSQLFrame.Startup.cancel:
      maker.tell(.notice, frame, from: .client, .command(Command("CancelRequest")), into: &progress)
    default:
      phase = .normal
      var cursor = NetworkCursor(frame.payload)
      var words: [UInt8] = []
      while let name = cursor.text(), !name.isEmpty, let value = cursor.text() {
        if name.rawSpan.equals("user") || name.rawSpan.equals("database") {
          words += (words.isEmpty ? [] : [0x20]) + name + [0x3D] + value
        }
      }
      maker.tell(.request, frame, from: .client, .command(Command("startup", words)), into: &progress)
    }
  }

  private func takeRequest(_ frame: Frame, into progress: inout [Progress]) {
    endBehindGap(.server, into: &progress)
    switch frame.bytes[0] {
    case UInt8(ascii: "Q"):
      var cursor = NetworkCursor(frame.payload)
      let text = cursor.text() ?? [UInt8](copying: frame.payload)
      let command = Command("Query", Array(text.prefix(Command.longest)))
      maker.tell(.request, frame, from: .client, .command(command), into: &progress)
    case UInt8(ascii: "X"):
      maker.tell(.notice, frame, from: .client, .command(Command("Terminate")), into: &progress)
    case UInt8(ascii: "P"), UInt8(ascii: "B"), UInt8(ascii: "D"), UInt8(ascii: "E"), UInt8(ascii: "C"),
      UInt8(ascii: "F"), UInt8(ascii: "H"):
      extend(by: frame, into: &progress)
    case UInt8(ascii: "S"):
      extend(by: frame, into: &progress)
      if let message = open.client { progress.append(.ends(message, .whole)) }
      open.client = nil
    default: break
    }
  }

  /// The messages up to `Sync` are one request.
  private func extend(by frame: Frame, into progress: inout [Progress]) {
    guard open.client == nil else {
      open.client?.add(frame)
      return
    }
    open.client = maker.begin(
      .request, frame, from: .client, .command(Self.command(frame)), into: &progress)
  }

  private static func command(_ frame: Frame) -> Command {
    var cursor = NetworkCursor(frame.payload)
    switch frame.bytes[0] {
    case UInt8(ascii: "P"):
      _ = cursor.text()
      let text = cursor.text() ?? [UInt8](copying: cursor.ahead)
      return Command("Parse", Array(text.prefix(Command.longest)))
    case UInt8(ascii: "B"):
      _ = cursor.text()
      return Command("Bind", cursor.text() ?? [])
    case UInt8(ascii: "E"): return Command("Execute", cursor.text() ?? [])
    case UInt8(ascii: "D"): return Command("Describe")
    case UInt8(ascii: "C"): return Command("Close")
    case UInt8(ascii: "F"): return Command("FunctionCall")
    case UInt8(ascii: "S"): return Command("Sync")
    default: return Command("Flush")
    }
  }

  private func takeResponse(_ frame: Frame, into progress: inout [Progress]) {
    let letter = frame.bytes[0]
    endBehindGap(.client, into: &progress)
    if open.server == nil {
      // What a server sends unasked begins no response.
      let isUnasked = [UInt8(ascii: "A"), UInt8(ascii: "N"), UInt8(ascii: "S"), UInt8(ascii: "Z")].contains(
        letter)
      if isUnasked { return }
      open.server = maker.begin(
        .response, frame, from: .server, .outcome(PostgreSQLOutcome.read(frame) ?? Outcome("answer")),
        into: &progress)
    } else {
      open.server?.add(frame)
      if let outcome = PostgreSQLOutcome.read(frame), open.server?.isFailure == false {
        open.server?.detail = .outcome(outcome)
      }
    }
    guard letter == UInt8(ascii: "Z"), let message = open.server else { return }
    progress.append(.ends(message, .whole))
    open.server = nil
  }
}
