internal import Events
internal import Protocols

/// The beginning of one TLS connection, as one of its ends saw it.
struct TLSHandshake {
  let actor: ActorID
  let side: Side
  let flow: Flow
  private(set) var exchanges: [ExchangeID]
  let began: Instant
  let serverName: String?
  private(set) var version: TLSVersion?
  /// The alert that ended it, before any request went through it.
  private(set) var alert: TLSAlert?
  private(set) var alertSender = Side.client
  private(set) var alerted: Instant?
  /// Something was asked for through it.
  private(set) var isUsed = false

  static func all(in evidence: Evidence) -> [TLSHandshake] {
    var handshakes: [TLSHandshake] = []
    var latest: [Key: Int] = [:]
    // Where both ends were recorded, the client's sight is enough.
    for exchange in evidence.exchanges.all where exchange.side == .client || exchange.otherEnd == nil {
      let key = Key(actor: exchange.actor, flow: exchange.flow)
      if let handshake = TLSHandshake(exchange) {
        latest[key] = handshakes.count
        handshakes.append(handshake)
      } else if let place = latest[key], case .tls(.flight) = exchange.request?.detail {
        handshakes[place].isUsed = true
      }
    }
    for notice in evidence.notices {
      guard case .tls(.alert(let alert)) = notice.message.detail,
        let place = latest[Key(actor: notice.actor, flow: notice.flow)]
      else { continue }
      handshakes[place].take(alert, from: notice.message.sender, at: notice.at)
    }
    return handshakes
  }

  private struct Key: Hashable {
    let actor: ActorID
    let flow: Flow
  }

  private init?(_ exchange: Exchange) {
    guard case .tls(.clientHello(let hello)) = exchange.request?.detail else { return nil }
    (actor, side, flow, exchanges, began) =
      (exchange.actor, exchange.side, exchange.flow, [exchange.id], exchange.began)
    serverName = hello.serverName
    if case .tls(.serverHello(let answer)) = exchange.response?.detail { version = answer.version }
  }

  /// Behind a request, an encrypted alert is the usual good-bye.
  private mutating func take(_ alert: TLSAlert, from sender: Side, at instant: Instant) {
    guard self.alert == nil, alert.isFailure || alert.code == nil && !isUsed else { return }
    (self.alert, alertSender, alerted) = (alert, sender, instant)
  }

  /// What was asked for; the same at both ends.
  var title: String { serverName ?? flow.remoteText }
  /// Whom the client spoke to.
  var peer: String { side == .client ? flow.remoteText : flow.local?.description ?? "its server" }
  var nanoseconds: UInt64 { alerted.map { $0.nanoseconds(since: began) } ?? 0 }

  func proofs(_ reason: TLSAlertReason) -> [Finding.Proof] {
    let hello = Finding.Proof(began, "ClientHello" + (serverName.map { " for \($0)" } ?? ""))
    return [hello]
      + (alerted.map { [Finding.Proof($0, "\(reason.alert), sent by the \(alertSender)")] } ?? [])
  }
}
