internal import Events
internal import Protocols
internal import Testing

@testable internal import Diagnosis

/// What is remembered until the other end is seen, and no longer.
struct EndJoinerTests {
  private var evidence = Evidence()
  private var joiner = EndJoiner()

  private func instant(_ number: Int) -> Instant {
    Instant(event: UInt64(number), time: Timestamp(rawValue: UInt64(number) * 1_000_000))
  }

  /// An exchange through a unix socket that has addresses of its own.
  private mutating func exchange(_ number: Int, _ side: Side) -> ExchangeID {
    let flow = Flow.unix(local: UInt64(2 * number + 1), remote: UInt64(2 * number + 2), path: "/run/x")
    let began = instant(number)
    let id = evidence.exchanges.add { id in
      Exchange(
        id: id, actor: ActorID(rawValue: side == .client ? 0 : 1), thread: ThreadID(rawValue: 1), side: side,
        flow: flow, protocolName: .http1, began: began)
    }
    joiner.join(id, key: nil, in: &evidence)
    return id
  }

  @Test mutating func exchangesThatAreJoinedAreForgotten() {
    for number in 0..<100 {
      let (client, server) = (exchange(number, .client), exchange(number, .server))
      #expect(evidence.exchanges[client]?.otherEnd == server)
      #expect(evidence.exchanges[server]?.otherEnd == client)
    }
    #expect(joiner.meetingCount == 0)
  }

  @Test mutating func exchangesThatAreNotKeptAreForgotten() {
    for number in 0..<100 { _ = exchange(number, .client) }
    #expect(joiner.meetingCount == 100)
    joiner.forget { $0.rawValue < 90 }
    #expect(joiner.meetingCount == 10)
    let server = exchange(95, .server)
    #expect(evidence.exchanges[server]?.otherEnd == ExchangeID(rawValue: 95))
  }

  private func flow(_ number: Int, isClient: Bool) -> Flow {
    let client = Endpoint(address: IPAddress(v4: 1), port: UInt16(number % 60_000 + 1))
    let server = Endpoint(address: IPAddress(v4: 2), port: 80)
    return .ip(transport: .tcp, local: isClient ? client : server, remote: isClient ? server : client)
  }

  @Test mutating func connectionsThatWereAcceptedAreForgotten() {
    for number in 0..<100 {
      let connecting = Connecting(
        actor: ActorID(rawValue: 0), thread: ThreadID(rawValue: 1), fd: FD(rawValue: 3),
        flow: flow(number, isClient: true), began: instant(number))
      let acceptance = Connecting.Acceptance(
        actor: ActorID(rawValue: 1), at: instant(number), flow: flow(number, isClient: false))
      evidence.connectings.append(connecting)
      if number.isMultiple(of: 2) { joiner.join(acceptance, in: &evidence) }
      joiner.note(connecting, at: number, in: &evidence)
      if !number.isMultiple(of: 2) { joiner.join(acceptance, in: &evidence) }
      #expect(evidence.connectings[number].accepted != nil)
    }
    #expect(joiner.meetingCount == 0)
  }

  /// A server of clients that were not recorded, through unix sockets: each has addresses of its own.
  @Test mutating func acceptancesWithoutClientsAreThinned() {
    for number in 0..<100_000 {
      let flow = Flow.unix(local: UInt64(2 * number + 1), remote: UInt64(2 * number + 2), path: "")
      joiner.join(
        Connecting.Acceptance(actor: ActorID(rawValue: 1), at: instant(number), flow: flow), in: &evidence)
    }
    #expect(joiner.meetingCount <= 20_000)
  }
}
