internal import Events
internal import Protocols
internal import Testing

@testable internal import Diagnosis

/// Which answer belongs to which question, and what is given up.
struct ExchangeLedgerTests {
  private func id(_ number: Int) -> ExchangeID { ExchangeID(rawValue: number) }

  /// An event for each millisecond.
  private func instant(_ millisecond: Int) -> Instant {
    Instant(event: UInt64(millisecond), time: Timestamp(rawValue: UInt64(millisecond) * 1_000_000))
  }

  /// So many questions, a millisecond apart; the key of each is its number.
  private func asked(_ count: Int, isOfDatagrams: Bool = true, isKeyed: Bool = true) -> ExchangeLedger {
    var ledger = ExchangeLedger(isOfDatagrams: isOfDatagrams)
    for number in 0..<count {
      let key = isKeyed ? UInt64(number) : nil
      #expect(ledger.ask(id(number), number, key: key, at: instant(number)).isEmpty)
    }
    return ledger
  }

  @Test func answersComeInAnyOrder() {
    var ledger = asked(1000)
    for number in (0..<1000).shuffled() {
      #expect(ledger.end(request: number, key: UInt64(number)) == id(number))
      let paired = ledger.answer(1000 + number, key: UInt64(number), seenBy: .server)
      #expect(paired == ExchangeLedger.Pairing(id: id(number)))
      #expect(ledger.end(response: 1000 + number, key: UInt64(number)) == id(number))
    }
    #expect(ledger.isEmpty && ledger.ids.isEmpty && ledger.latest == nil)
  }

  @Test func withoutKeysTheFirstIsAnsweredFirst() {
    var ledger = asked(3, isKeyed: false)
    for number in 0..<3 {
      #expect(ledger.answer(number, key: nil, seenBy: .client)?.id == id(number))
      #expect(ledger.latest == id(2))
    }
    for number in 0..<3 { #expect(ledger.end(response: number, key: nil) == id(number)) }
    #expect(ledger.answer(3, key: nil, seenBy: .client) == nil)
  }

  @Test func ofAQuestionAskedAgainTheClientHasTheLastAnswer() {
    var ledger = ExchangeLedger(isOfDatagrams: true)
    for number in 0..<3 { _ = ledger.ask(id(number), number, key: 7, at: instant(number)) }
    var server = ledger
    let paired = ledger.answer(3, key: 7, seenBy: .client)
    #expect(paired?.id == id(2))
    #expect(
      paired?.superseded == [
        ExchangeLedger.Pairing.Superseded(id: id(1), at: instant(2)),
        ExchangeLedger.Pairing.Superseded(id: id(0), at: instant(1)),
      ])
    #expect(ledger.ids == [id(2)])
    #expect(server.answer(3, key: 7, seenBy: .server) == ExchangeLedger.Pairing(id: id(0)))
    #expect(server.count == 3)
  }

  @Test func thoseThereIsNoRoomForAreHandedOut() {
    var ledger = asked(ExchangeLedger.limit)
    let number = ExchangeLedger.limit
    #expect(ledger.ask(id(number), number, key: UInt64(number), at: instant(number)) == [id(0)])
    #expect(ledger.count == number && ledger.answer(9, key: 0, seenBy: .client) == nil)
    #expect(ledger.answer(9, key: 1, seenBy: .client)?.id == id(1))
  }

  @Test func nobodyWaitsForDatagramsForLong() {
    let later = instant(30_001)
    var ledger = asked(3)
    #expect(ledger.ask(id(3), 3, key: 3, at: later) == [id(0)])
    var stream = asked(3, isOfDatagrams: false)
    #expect(stream.ask(id(3), 3, key: 3, at: later).isEmpty, "a stream says itself when it has ended")
  }

  /// A stream that is watched for good, among many that end at once.
  @Test func gapsAreClosed() {
    var ledger = ExchangeLedger(isOfDatagrams: false)
    _ = ledger.ask(id(0), 0, key: 1, at: instant(0))
    for number in 1..<10_000 {
      _ = ledger.ask(id(number), number, key: UInt64(number + 1), at: instant(number))
      #expect(ledger.answer(-number, key: UInt64(number + 1), seenBy: .client)?.id == id(number))
      #expect(ledger.end(response: -number, key: UInt64(number + 1)) == id(number))
    }
    #expect(ledger.count == 1 && ledger.placeCount < 200)
    #expect(ledger.answer(-1, key: 1, seenBy: .client)?.id == id(0))
  }
}
