internal import Events
internal import Protocols
internal import TestSupport
internal import Testing

@testable internal import Diagnosis

/// What is said where events were lost.
struct LossTests {
  private func instant(_ event: UInt64) -> Instant {
    Instant(event: event, time: Timestamp(rawValue: event * 1_000_000))
  }

  private func findings(losses: [Visibility.Loss]) -> [Finding] {
    var evidence = Evidence()
    evidence.visibility.losses = losses
    let certain = Signature("sure") { [instant = self.instant(10), last = self.instant(20)] _ in
      [
        Finding(
          "sure", "It is so.", evidence: [.init(instant, "this"), .init(last, "that")], nanoseconds: 5,
          confidence: .certain, remedies: ["mend it"], subjects: [])
      ]
    }
    return Signature.findings(Clues(evidence: evidence, transactions: []), by: [certain])
  }

  @Test func nothingIsCertainWhereEventsWereLost() {
    let found = findings(losses: [Visibility.Loss(began: instant(12), ended: instant(13))])
    #expect(found.map(\.confidence) == [.likely])
    #expect(found.first?.wouldDecide == "a recording that lost no events between #10 and #20")
  }

  @Test func lossesAtOtherTimesTakeNothing() {
    #expect(
      findings(losses: [Visibility.Loss(began: instant(1), ended: instant(2))]).map(\.confidence) == [
        .certain
      ])
    #expect(findings(losses: []).map(\.confidence) == [.certain])
  }

  /// The marks stand between the events of threads, and may be of none that is known.
  @Test func theMarksOfLossesAreSeen() throws {
    let capture = TemporaryFile(
      CaptureBuilder().thread(1, "sh").socket(3, domain: 2)
        .event("drop", .enter, thread: -1, [7]).event("drop", .exit, thread: -1, [7])
        .connect(3, toUnix: "/run/x.sock"))
    let evidence = try StoryTests.evidence(of: capture.path)
    let loss = try #require(evidence.visibility.losses.first)
    #expect(evidence.visibility.losses.count == 1)
    #expect(loss.ended?.event == loss.began.event + 1)
  }
}
