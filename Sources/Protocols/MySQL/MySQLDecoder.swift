internal import Events

/// MySQL and MariaDB: the server greets, the client logs in; then a command after the other, each with its answer.
final class MySQLDecoder: MessageDecoder {
  private static let sslFlag: UInt32 = 0x800
  private static let compressionFlag: UInt32 = 0x20
  /// CLIENT_DEPRECATE_EOF.
  private static let noEndsFlag: UInt32 = 0x100_0000

  private enum Phase {
    case login
    case commands
    /// Compressed, which nobody reads here.
    case unreadable
  }

  private var readers = BothSides(
    client: FrameReader(headerByteCount: MySQLPacket.headerByteCount, measure: MySQLPacket.measure),
    server: FrameReader(headerByteCount: MySQLPacket.headerByteCount, measure: MySQLPacket.measure))
  private var phase = Phase.commands
  private var answer: MySQLAnswer?
  private var open: Message?
  /// Whether the end of the answer may have passed unseen.
  private var hasGap = false
  /// Whether compression begins once the client has logged in.
  private var willCompress = false
  /// Whether an EOF stands behind definitions: for clients whose login was not seen, nobody knows; newer ones go without.
  private var endsDefinitions = false
  private var maker = MessageMaker(.mySQL)
  private var inner: TLSDecoder?

  func take(_ piece: consuming Piece, into progress: inout [Progress]) {
    if let inner { return inner.take(piece, into: &progress) }
    while phase != .unreadable, inner == nil, let packet = readers[piece.sender].next(&piece) {
      if piece.sender == .client {
        takeRequest(packet, into: &progress)
      } else {
        takeAnswer(packet, into: &progress)
      }
    }
    // What stands behind the wish to encrypt is encrypted.
    if let inner { return inner.take(piece, into: &progress) }
    let loss = readers[piece.sender].takeLoss()
    if loss > 0, piece.sender == .server {
      hasGap = true
      open?.add(loss, at: piece.instant)
    }
  }

  func close(at instant: Instant, into progress: inout [Progress]) {
    inner?.close(at: instant, into: &progress)
    end(hasGap ? .inferred : .cutShort, into: &progress)
  }

  private func takeRequest(_ packet: Frame, into progress: inout [Progress]) {
    let isNew = MySQLPacket.number(packet.bytes.rawSpan) == 0
    if phase == .login {
      // What follows the login are answers to what the server asks back.
      if answer == nil { takeLogin(packet, into: &progress) }
      return
    }
    guard isNew, let (code, command, isAnswered) = MySQLCommand.read(packet) else { return }
    end(.inferred, into: &progress)
    maker.tell(isAnswered ? .request : .notice, packet, from: .client, .command(command), into: &progress)
    answer = isAnswered ? MySQLAnswer(to: code, endsDefinitions: endsDefinitions) : nil
  }

  private func takeLogin(_ packet: Frame, into progress: inout [Progress]) {
    guard let flags = packet.payload.value(as: UInt32.self) else { return }
    if flags & Self.sslFlag != 0, packet.byteCount == MySQLPacket.headerByteCount + 32 {
      inner = TLSDecoder(startingAt: maker.count)
      return
    }
    willCompress = flags & Self.compressionFlag != 0
    endsDefinitions = flags & Self.noEndsFlag == 0
    var cursor = NetworkCursor(packet.payload)
    let user = cursor.skip(32) ? cursor.text() ?? [] : []
    maker.tell(.request, packet, from: .client, .command(Command("login", user)), into: &progress)
    answer = MySQLAnswer(to: 0, endsDefinitions: endsDefinitions)
  }

  private func takeAnswer(_ packet: Frame, into progress: inout [Progress]) {
    let first = packet.payload.value(as: UInt8.self)
    if first == 10, answer == nil, MySQLPacket.number(packet.bytes.rawSpan) == 0 {
      var cursor = NetworkCursor(packet.payload)
      guard cursor.skip(1) else { return }
      let version = oneLine(cursor.text() ?? [])
      maker.tell(.notice, packet, from: .server, .outcome(Outcome("greeting of \(version)")), into: &progress)
      phase = .login
      return
    }
    guard var current = answer else { return }
    // Before it lets a client in, a server may ask for more.
    let asksBack = phase == .login && (first == 0xFE || first == 1)
    let isOver = !asksBack && current.take(packet)
    answer = current
    if open == nil {
      open = maker.begin(.response, packet, from: .server, .outcome(current.outcome), into: &progress)
    } else {
      open?.add(packet)
    }
    open?.detail = .outcome(current.outcome)
    if isOver { finish(into: &progress) }
  }

  private func finish(into progress: inout [Progress]) {
    end(.whole, into: &progress)
    if phase == .login { phase = willCompress ? .unreadable : .commands }
  }

  private func end(_ ending: Progress.Ending, into progress: inout [Progress]) {
    if let message = open { progress.append(.ends(message, ending)) }
    open = nil
    answer = nil
    hasGap = false
  }
}
