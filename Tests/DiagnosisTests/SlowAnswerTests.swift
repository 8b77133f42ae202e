internal import Events
internal import Testing

@testable internal import Diagnosis
@testable internal import Protocols

/// Whom a slow answer is laid to, from evidence made by hand.
struct SlowAnswerTests {
  /// One exchange from both ends, answered after a second.
  ///
  /// - Parameter milliseconds: how long the request lay before the server took it.
  private static func findings(takenAfter milliseconds: UInt64) -> [String] {
    var evidence = Evidence()
    for (place, name) in ["curl", "api"].enumerated() {
      evidence.actors[ActorID(rawValue: place)] = Actor(
        process: ThreadID(rawValue: Int64(place + 1)), name: name, arguments: "", container: "",
        containerName: "", pod: "", namespace: "")
    }
    let (asked, taken, answered) = (instant(1, 0), instant(2, milliseconds), instant(3, 1000))
    let client = add(.client, actor: 0, from: asked, to: answered, &evidence)
    let server = add(.server, actor: 1, from: taken, to: answered, &evidence)
    evidence.exchanges.modify(client) { $0.otherEnd = server }
    evidence.exchanges.modify(server) { $0.otherEnd = client }
    return Signature.findings(Clues(evidence: evidence, transactions: [])).map(\.signature)
  }

  private static func instant(_ event: UInt64, _ milliseconds: UInt64) -> Instant {
    Instant(event: event, time: Timestamp(rawValue: 1_000_000_000 + milliseconds * 1_000_000))
  }

  private static func add(
    _ side: Side, actor: Int, from began: Instant, to answered: Instant, _ evidence: inout Evidence
  ) -> ExchangeID {
    evidence.exchanges.add { id in
      var exchange = Exchange(
        id: id, actor: ActorID(rawValue: actor), thread: ThreadID(rawValue: Int64(actor + 1)), side: side,
        flow: .unknown, protocolName: .http1, began: began)
      exchange.request = Message(0, .http1, .request, from: .client, at: began, .command(Command("GET")))
      (exchange.requestBegan, exchange.requestEnded) = (began, began)
      (exchange.responseBegan, exchange.responseEnded) = (answered, answered)
      exchange.outcome = .answered
      return exchange
    }
  }

  @Test func aServerThatHasARequestForLongIsSlow() {
    #expect(Self.findings(takenAfter: 1) == ["slow-server"])
  }

  @Test func whatPassesBeforeAServerTakesARequestIsNotItsWork() {
    #expect(Self.findings(takenAfter: 990) == [])
  }
}
