internal import Events

/// TLS: greetings and alerts in clear, and behind them how much each side sends in turn.
final class TLSDecoder: MessageDecoder {
  private var readers = BothSides(
    client: FrameReader(headerByteCount: TLSRecord.headerByteCount, measure: TLSRecord.measure),
    server: FrameReader(headerByteCount: TLSRecord.headerByteCount, measure: TLSRecord.measure))
  private var isEncrypted = BothSides(client: false, server: false)
  private var isVersion13 = false
  /// Whether encrypted records are still of the handshake, as in TLS 1.3: the server's, and one of the client's.
  private var isShakingHands = false
  /// What one side is sending, until the other one does.
  private var flight: Message?
  private var hasAsked = false
  private var count: Int

  /// - Parameter count: how many messages the conversation has had.
  init(startingAt count: Int = 0) { self.count = count }

  func take(_ piece: consuming Piece, into progress: inout [Progress]) {
    while let record = readers[piece.sender].next(&piece) {
      guard let kind = record.bytes.first.flatMap(TLSRecord.Kind.init) else { continue }
      switch kind {
      case .changeCipherSpec: isEncrypted[piece.sender] = !isVersion13
      case .alert: takeAlert(record, from: piece.sender, into: &progress)
      case .handshake:
        if !isEncrypted[piece.sender] { takeHandshake(record, from: piece.sender, into: &progress) }
      case .applicationData: takeData(record, from: piece.sender, into: &progress)
      }
    }
  }

  func close(at _: Instant, into progress: inout [Progress]) { endFlight(into: &progress) }

  private func takeHandshake(_ record: Frame, from side: Side, into progress: inout [Progress]) {
    let payload = record.payload
    guard payload.byteCount > 4 else { return }
    let body = payload.slice(4)
    switch payload.load(0, as: UInt8.self) {
    case 1:
      guard let hello = TLSClientHello(body) else { return }
      report(.clientHello(hello), .request, record, from: side, into: &progress)
    case 2:
      guard let hello = TLSServerHello(body) else { return }
      isVersion13 = hello.version.rawValue >= 0x0304
      isShakingHands = isVersion13 && !hello.isRetryRequest
      report(.serverHello(hello), .response, record, from: side, into: &progress)
    default: break
    }
  }

  private func takeAlert(_ record: Frame, from side: Side, into progress: inout [Progress]) {
    let payload = record.payload
    let isClear = !isEncrypted[side] && record.byteCount == TLSRecord.headerByteCount + 2
    guard isClear else {
      return report(.alert(.encrypted), .notice, record, from: side, into: &progress)
    }
    guard payload.byteCount == 2 else { return }
    let alert = TLSAlert(
      level: payload.load(0, as: UInt8.self), code: payload.load(1, as: UInt8.self), isGuess: false)
    report(.alert(alert), .notice, record, from: side, into: &progress)
  }

  private func takeData(_ record: Frame, from side: Side, into progress: inout [Progress]) {
    if isShakingHands {
      isShakingHands = side == .server
      // An alert in its place turns the server's certificate down.
      if side == .server || !isAlertSized(record) { return }
    }
    if isVersion13, isAlertSized(record) {
      return report(.alert(.guessed), .notice, record, from: side, into: &progress)
    }
    extendFlight(by: record, from: side, into: &progress)
  }

  /// Level, code, kind, and the tag of the ciphers in use.
  private func isAlertSized(_ record: Frame) -> Bool {
    record.byteCount == TLSRecord.headerByteCount + 2 + 1 + 16
  }

  private func extendFlight(by record: Frame, from side: Side, into progress: inout [Progress]) {
    if let flight, flight.sender != side { endFlight(into: &progress) }
    var current = flight ?? begin(.flight(TLSFlight()), role(of: side), record, from: side)
    if flight == nil { progress.append(.begins(current)) }
    if case .tls(.flight(var detail)) = current.detail {
      detail.recordCount += 1
      detail.byteCount += record.byteCount - TLSRecord.headerByteCount
      current.detail = .tls(.flight(detail))
    }
    current.byteCount += record.byteCount
    current.last = record.last
    flight = current
    if side == .client { hasAsked = true }
  }

  /// What a server sends unasked, such as tickets, answers nothing.
  private func role(of side: Side) -> Message.Role {
    side == .client ? .request : hasAsked ? .response : .notice
  }

  private func endFlight(into progress: inout [Progress]) {
    if let flight { progress.append(.ends(flight, .inferred)) }
    flight = nil
  }

  private func report(
    _ notice: TLSNotice, _ role: Message.Role, _ record: Frame, from side: Side,
    into progress: inout [Progress]
  ) {
    endFlight(into: &progress)
    var message = begin(notice, role, record, from: side)
    message.last = record.last
    message.byteCount = record.byteCount
    message.isTruncated = record.isTruncated
    progress += [.begins(message), .ends(message, .whole)]
  }

  private func begin(_ notice: TLSNotice, _ role: Message.Role, _ record: Frame, from side: Side) -> Message {
    defer { count += 1 }
    return Message(count, .tls, role, from: side, at: record.first, .tls(notice))
  }
}
