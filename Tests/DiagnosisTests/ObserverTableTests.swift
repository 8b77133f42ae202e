internal import Events
internal import Protocols
internal import Testing

@testable internal import Diagnosis
@testable internal import State

/// What is kept of sockets, of those whom they talk to, and of listeners.
struct ObserverTableTests {
  private func instant(_ number: Int) -> Instant {
    Instant(event: UInt64(number), time: Timestamp(rawValue: UInt64(number)))
  }

  private func endpoint(_ number: Int) -> Endpoint {
    Endpoint(address: IPAddress(v4: UInt32(truncatingIfNeeded: number)), port: 53)
  }

  private func socket(_ process: Int64, _ fd: Int64, kind: Transport = .datagram) -> Socket {
    let key = SocketKey(process: ThreadID(rawValue: process), fd: FD(rawValue: fd))
    return Socket(key: key, kind: kind, flow: .unknown, side: .server)
  }

  @Test func theSocketsOfAProcessGoTogether() {
    var table = SocketTable()
    for process in 1...3 as ClosedRange<Int64> {
      for fd in [9, 3, 5] as [Int64] { #expect(table.add(socket(process, fd)) == nil) }
    }
    let former = table[SocketKey(process: ThreadID(rawValue: 1), fd: FD(rawValue: 5))]
    #expect(former != nil && table.add(socket(1, 5)) === former)
    table.remove(SocketKey(process: ThreadID(rawValue: 2), fd: FD(rawValue: 3)))
    #expect(table.removeAll(of: ThreadID(rawValue: 1)).map(\.key.fd.rawValue) == [3, 5, 9])
    #expect(table.removeAll(of: ThreadID(rawValue: 2)).map(\.key.fd.rawValue) == [5, 9])
    #expect(table.removeAll(of: ThreadID(rawValue: 1)).isEmpty && table.all.count == 3)
  }

  /// A server that is asked from ever new ports and answers nobody.
  @Test func peersThatGetNoAnswerDoNotStay() {
    let server = socket(1, 3)
    var unanswered: Set<ExchangeID> = []
    for number in 0..<50_000 {
      for gone in server.makeRoom(at: instant(number)) {
        unanswered.formUnion(gone.ledger.removeAll())
      }
      let dialogue = server.dialogue(with: endpoint(number), serverPort: 53)
      dialogue.heard = instant(number)
      _ = dialogue.ledger.ask(ExchangeID(rawValue: number), 0, key: 1, at: instant(number))
      #expect(server.dialogues.count <= Socket.peerLimit)
    }
    let open = server.dialogues.values.flatMap(\.ledger.ids)
    #expect(open.count + unanswered.count == 50_000 && unanswered.isDisjoint(with: open))
    #expect(open.map(\.rawValue).min() == 50_000 - open.count, "the latest stay")
  }

  @Test func peersThatWereAnsweredGoFirst() {
    let server = socket(1, 3)
    for number in 0..<Socket.peerLimit {
      let dialogue = server.dialogue(with: endpoint(number), serverPort: 53)
      dialogue.heard = instant(number)
      if number < 10 { _ = dialogue.ledger.ask(ExchangeID(rawValue: number), 0, key: 1, at: instant(number)) }
    }
    let gone = server.makeRoom(at: instant(Socket.peerLimit))
    #expect(gone.count == Socket.peerLimit - 10 && gone.allSatisfy(\.ledger.isEmpty))
  }

  private func listening(_ number: Int, _ transport: L4Protocol = .udp, actor: Int = 0) -> Listening {
    Listening(
      actor: ActorID(rawValue: actor), endpoint: endpoint(number), transport: transport,
      began: instant(number), ended: nil)
  }

  private func address(_ number: Int, _ transport: L4Protocol = .udp) -> ListenerTable.Address {
    ListenerTable.Address(endpoint: endpoint(number), transport: transport)
  }

  @Test func listenersThatAreClosedAreThinnedAndCounted() {
    var table = ListenerTable()
    let process = ThreadID(rawValue: 1)
    table.begin(listening(0, .tcp), of: process, program: .empty)
    #expect(table.end(address(0, .tcp), of: process, at: instant(1)) != nil)
    table.begin(listening(1, .tcp), of: process, program: .empty)
    for number in 2..<50_000 {
      table.begin(listening(number), of: process, program: .empty)
      #expect(table.end(address(number), of: process, at: instant(number + 1)) != nil)
    }
    let all = table.all
    #expect(all.count + table.leftOutCount == 50_000 && all.count <= ListenerTable.limit + 1)
    #expect(all[0].transport == .tcp && all[0].ended == instant(1))
    #expect(all[1].transport == .tcp && all[1].ended == nil)
    #expect(all.last?.endpoint == endpoint(49_999))
  }

  @Test func aSecondListenIsNoOther() {
    var table = ListenerTable()
    let process = ThreadID(rawValue: 1)
    for number in [1, 1, 2] { table.begin(listening(number, .tcp), of: process, program: .empty) }
    #expect(table.all.map(\.endpoint) == [endpoint(1), endpoint(2)])
    table.begin(listening(2, .tcp, actor: 1), of: process, program: .empty)
    #expect(table.all.map(\.actor.rawValue) == [0, 0, 1], "another program of the same process")
    let ended = table.endAll(of: process, at: instant(9))
    #expect(ended.map(\.listening.actor.rawValue) == [0, 1] && table.all.allSatisfy { $0.ended != nil })
    #expect(table.end(address(1, .tcp), of: process, at: instant(9)) == nil)
  }
}
