internal import Events
internal import Protocols
internal import Testing

@testable internal import Diagnosis

/// What is put together for one purpose.
struct TransactionBuilderTests {
  /// `curl -Z` has several transfers under way at once: ten here, of which three get no port.
  @Test func transfersAtOnceAreTransactionsOfTheirOwn() throws {
    let explanation = try ExplainedCapture.clinic("ephemeral-ports-exhausted.sick")
    let worst = try #require(explanation.worst.first)
    #expect(worst.failure == "no local port or address to be had (EADDRNOTAVAIL)")
    #expect(worst.hops.contains { $0.isFailure })
    #expect(explanation.transactions.count { $0.failure != nil } == 3)
    #expect(explanation.transactions.allSatisfy { $0.connectings.count < 2 })
    #expect(OTLPTrace.text(explanation).contains("EADDRNOTAVAIL"))
  }

  @Test func aConnectionToTheNameServerBelongsToTheLookup() throws {
    let explanation = try ExplainedCapture.clinic("dns-over-tcp-blocked.sick")
    #expect(explanation.transactions.count == 1)
    let only = try #require(explanation.transactions.first)
    #expect(only.title.hasPrefix("look up ") && only.failure == "no address")
    #expect(only.nanoseconds > 3_000_000_000)
    #expect(only.hops.contains { $0.title.hasPrefix("connect to ") && $0.isFailure })
  }

  @Test func aCallThatFailedForWantOfDescriptorsIsAStep() throws {
    let worst = try #require(try ExplainedCapture.clinic("descriptors-exhausted.sick").worst.first)
    #expect(worst.failure == "too many open files (EMFILE)")
    #expect(worst.hops.count { $0.title == "socket" && $0.isFailure } == 2)
    #expect(worst.connectings.count == 1)
  }

  /// An actor of many transactions at once is followed through all of them.
  @Test func aBusyActorHasATransactionForEachOfItsExchanges() {
    var evidence = Evidence()
    let actor = ActorID(rawValue: 0)
    evidence.actors[actor] = Actor(
      process: ThreadID(rawValue: 1), name: "ab", arguments: "", container: "", containerName: "", pod: "",
      namespace: "")
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
