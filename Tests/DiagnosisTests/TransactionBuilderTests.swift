internal import Events
internal import Protocols
internal import Testing

@testable internal import Diagnosis

/// What is put together for one purpose, from evidence made by hand.
struct TransactionBuilderTests {
  /// An actor of many transactions at once is followed through all of them.
  @Test func aBusyActorHasATransactionForEachOfItsExchanges() {
    var evidence = Evidence()
    let actor = ActorID(rawValue: 0)
    evidence.actors = [
      Actor(
        process: ThreadID(rawValue: 1), name: "ab", arguments: "", container: "", containerName: "", pod: "",
        namespace: "")
    ]
    for port in 1...200 {
      let began = Instant(event: UInt64(port), time: Timestamp(rawValue: UInt64(port) * 1000))
      _ = evidence.exchanges.add { id in
        Exchange(
          id: id, actor: actor, thread: ThreadID(rawValue: 1), side: .client,
          flow: .ip(
            transport: .tcp, local: Endpoint(address: IPAddress(v4: 1), port: UInt16(port)),
            remote: Endpoint(address: IPAddress(v4: 2), port: 80)),
          protocolName: .http1, began: began)
      }
    }
    #expect(TransactionBuilder.transactions(in: evidence).count == 200)
  }
}
