internal import Events
internal import Protocols

/// An exchange whose answer was long in coming though nobody had asked to wait, and what its server did meanwhile.
struct SlowAnswer: Sendable {
  /// As whoever asked saw it; nil where the capture does not show them.
  let client: Exchange?
  /// As its server saw it; nil likewise.
  let server: Exchange?
  /// From the end of the request to the first byte of the answer, or to its last where that is what took long.
  let began: Instant
  let ended: Instant
  /// No answer had come when the capture ended.
  let isOpen: Bool
  /// What the thread that served it waited for, the longest first.
  let waits: [Wait]

  /// Requests whose time went to what their servers asked others are left out: those others are in the list.
  static func all(in clues: Clues) -> [SlowAnswer] {
    clues.evidence.exchanges.all.compactMap { exchange in
      let isOnlyEnd = exchange.side == .server || exchange.otherEnd == nil
      return isOnlyEnd ? SlowAnswer(exchange, clues) : nil
    }
  }

  private init?(_ exchange: Exchange, _ clues: Clues) {
    let evidence = clues.evidence
    guard exchange.protocolName != .dns, exchange.request != nil else { return nil }
    server = exchange.side == .server ? exchange : nil
    client = exchange.side == .client ? exchange : exchange.otherEnd.flatMap { evidence.exchanges[$0] }
    let asked = client ?? exchange
    isOpen = evidence.isOverdue(asked)
    guard let began = asked.requestEnded ?? exchange.requestEnded,
      let first = asked.responseBegan ?? exchange.responseBegan ?? asked.gaveUp
        ?? (isOpen ? evidence.ended : nil)
    else { return nil }
    let last = max(first, asked.ended ?? first)
    // What is quick is the most by far, and is not looked at any closer.
    guard last.nanoseconds(since: began) >= Thresholds.complaint, !exchange.isGreeting,
      !exchange.isAskedToWait
    else { return nil }
    let wholeWaits = Self.waits(of: server, from: began, to: last, evidence)
    let isSlowLater = Self.nanoseconds(of: wholeWaits, from: began, to: last) >= Thresholds.complaint
    guard first.nanoseconds(since: began) >= Thresholds.complaint || isSlowLater else { return nil }
    (self.began, ended) = (began, isSlowLater ? last : first)
    waits = wholeWaits
    if Self.isOthers(clues, server, began, ended) { return nil }
  }

  private static func waits(
    of server: Exchange?, from began: Instant, to ended: Instant, _ evidence: Evidence
  ) -> [Wait] {
    // Where another thread answers, this one may have waited for its next work.
    guard let server, server.answeringThread == nil || server.answeringThread == server.thread else {
      return []
    }
    return evidence.waits[server.thread].filter {
      began.time < $0.ended.time && $0.began.time < ended.time && $0.isOwn
    }
    .sorted { $1.nanoseconds < $0.nanoseconds }
  }

  /// Most of the time its server waited for somebody else in turn.
  private static func isOthers(_ clues: Clues, _ server: Exchange?, _ began: Instant, _ ended: Instant)
    -> Bool
  {
    guard let server else { return false }
    let evidence = clues.evidence
    let asked = clues.asked(for: server.id).map { (began: $0.began, ended: evidence.end(of: $0)) }
    let connected = clues.connectings(of: evidence[server.actor].process).filter {
      began < $0.began && $0.began < ended
    }.map { (began: $0.began, ended: evidence.end(of: $0)) }
    return Evidence.union(asked + connected) > ended.nanoseconds(since: began) / 2
  }

  var nanoseconds: UInt64 { ended.nanoseconds(since: began) }

  /// The server had the request for that long, or nobody saw it. What passes before a server takes a request is not its work:
  /// the machine is busy with others, or the server with another request, which then is in the list itself.
  var isServersOwn: Bool {
    guard let server, let taken = server.requestBegan else { return server == nil }
    return (server.responseBegan ?? ended).nanoseconds(since: taken) >= Thresholds.complaint
  }

  /// How long its thread waited for one kind of thing, within that time.
  func nanoseconds(of kind: Wait.Kind) -> UInt64 {
    Self.nanoseconds(of: waits.filter { $0.kind == kind }, from: began, to: ended)
  }

  /// Waits may have begun before, and go on behind it.
  private static func nanoseconds(of waits: [Wait], from began: Instant, to ended: Instant) -> UInt64 {
    waits.map { wait in
      let start = max(wait.began.time.rawValue, began.time.rawValue)
      let end = min(wait.ended.time.rawValue, ended.time.rawValue)
      return start < end ? end - start : 0
    }.saturatingSum()
  }

  /// Most of its time went to that.
  func isMostly(_ kind: Wait.Kind) -> Bool { nanoseconds(of: kind) > nanoseconds / 2 }

  var subjects: [Finding.Subject] { [client, server].compactMap { $0.map { .exchange($0.id) } } }

  /// What was asked for, for people.
  var request: String { (client ?? server)?.request?.summary ?? "a request" }

  func proofs() -> [Finding.Proof] {
    var proofs = [Finding.Proof(began, "the request is sent: \(request)")]
    if let server { proofs.append(Finding.Proof(server.began, "its server has it")) }
    for wait in waits.prefix(3) {
      proofs.append(Finding.Proof(wait.began, "its thread waits in \(wait.object)"))
      let end = wait.isOver ? "returns" : "has not returned when the capture ends,"
      let time = TimeText.short(wait.nanoseconds)
      proofs.append(Finding.Proof(wait.ended, "\(wait.object) \(end) after \(time)"))
    }
    let answered = client?.responseBegan ?? server?.responseBegan
    let end = isOpen ? "the capture ends, without an answer" : "given up without an answer"
    proofs.append(Finding.Proof(ended, answered == nil ? end : "the answer"))
    return proofs.sorted { $0.at < $1.at }
  }
}

extension Exchange {
  /// When whoever asked had waited for nothing.
  fileprivate var gaveUp: Instant? {
    switch outcome {
    case .unanswered(let at), .failed(_, let at): at
    case .open, .answered, .cutShort: nil
    }
  }

  /// The hello of TLS, which its server answers by itself.
  fileprivate var isGreeting: Bool {
    if case .tls(.clientHello) = request?.detail { return true }
    return false
  }
}

extension Wait {
  /// What the program itself waits for, not for others to ask or answer. A read of a descriptor that is none of these waits
  /// for another thread.
  fileprivate var isOwn: Bool {
    switch kind {
    case .disk, .lock: true
    case .sleep: !isForDescriptor
    case .network, .scheduling, .process: false
    }
  }
}
