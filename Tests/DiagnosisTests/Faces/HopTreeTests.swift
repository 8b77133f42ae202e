internal import Events
internal import Protocols
internal import Testing

@testable internal import Diagnosis

/// Steps that went alike are one line.
struct HopTreeTests {
  private func hop(
    _ type: String?, depth: Int = 0, at microseconds: UInt64, outcome: String = "NXDOMAIN",
    actor: Int = 0
  ) -> Transaction.Hop {
    func instant(_ time: UInt64) -> Instant {
      Instant(event: time, time: Timestamp(rawValue: time * 1000))
    }
    return Transaction.Hop(
      depth: depth, actor: ActorID(rawValue: actor), title: "GET / to 10.0.0.1:80",
      question: type.map { Transaction.Hop.Question(type: $0, name: "web.", server: "10.0.0.1:53") },
      request: type.map { "\($0)? web." } ?? "GET /", began: instant(microseconds),
      ended: instant(microseconds + 10), outcome: outcome, isFailure: false, confidence: .certain,
      exchange: nil)
  }

  @Test func questionsForBothTypesThatWentAlikeAreOne() {
    let tree = HopTree([hop("AAAA", at: 1), hop("A", at: 5)]).folded()
    #expect(tree.roots.count == 1)
    #expect(tree.roots.first?.types == ["A", "AAAA"])
    #expect(tree.roots.first?.ended?.event == 15)
  }

  @Test func questionsThatCameToSomethingElseOrAreAskedAgainStayApart() {
    #expect(HopTree([hop("A", at: 1), hop("AAAA", at: 5, outcome: "no answer")]).folded().roots.count == 2)
    #expect(HopTree([hop("A", at: 1), hop("A", at: 5)]).folded().roots.count == 2)
    #expect(HopTree([hop("A", at: 1), hop("AAAA", at: 5_000_000)]).folded().roots.count == 2)
  }

  @Test func aServerThatOnlyAnsweredStandsInTheLineOfTheRequest() {
    let tree = HopTree([hop(nil, at: 1), hop(nil, depth: 1, at: 2, actor: 1)]).folded()
    #expect(tree.roots.count == 1)
    #expect(tree.roots.first?.servedBy == ActorID(rawValue: 1))
    #expect(tree.roots.first?.children.isEmpty == true)
  }

  @Test func theDepthsSayWhatLedToWhat() {
    let hops = [hop("A", at: 1), hop(nil, depth: 1, at: 2), hop(nil, depth: 2, at: 3), hop("A", at: 9)]
    #expect(HopParents.of(hops) == [nil, 0, 1, nil])
    #expect(HopTree(hops).roots.count == 2)
  }
}
