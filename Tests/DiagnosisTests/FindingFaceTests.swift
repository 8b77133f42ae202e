internal import Protocols
internal import Testing

@testable internal import Diagnosis

/// What is shown of a finding, and what is shown first.
struct FindingFaceTests {
  /// What is worst is shown, and of what a finding is about what its sentence tells.
  @Test(arguments: ["one-upstream-dead", "headless-not-ready", "ephemeral-ports-exhausted", "slow-disk"])
  func theTransactionThatTheVerdictTellsOfComesFirst(fault: String) throws {
    let explanation = try ExplainedCapture.clinic("\(fault).sick")
    let (finding, first) = (
      try #require(explanation.findings.first), try #require(explanation.worst.first)
    )
    #expect(first.number == 1)
    #expect(explanation.isAbout(finding, first))
    if case .lookup(let place) = finding.about { #expect(first.lookups.contains(place)) }
    #expect(explanation.worst.map(\.number) == Array(1...explanation.transactions.count))
  }

  @Test func whatDecidesIsShownAndRepeatsAreCut() throws {
    let text = ExplanationText.text(try ExplainedCapture.clinic("dns-over-tcp-blocked.sick"), width: 200)
    #expect(text.contains("#2396  the answer, NOERROR, cut off (TC), after 64 µs"))
    #expect(text.contains("#2401  connect by TCP to "))
    #expect(text.contains("(6 more events like these: --json has all)"))
    #expect(text.contains("→ cut off (TC)"))
  }

  @Test func anAnswerThatIsCutOffIsNoMissingRecord() throws {
    for (name, event) in [
      ("dns-over-tcp-blocked.sick", " 2376 "), ("truncated-answer-without-tcp.sick", " 2180 "),
    ] {
      let explanation = try ExplainedCapture.clinic(name)
      let row = QueryTable.text(explanation).split(separator: "\n").first { $0.contains(event) }
      #expect(row?.hasSuffix("cut off (TC)") == true)
      let story = StoryText.text(of: try #require(explanation.worst.first), in: explanation, width: 200)
      #expect(story.contains("is told about A: cut off (TC)"))
    }
  }

  @Test func optionsThatWereReadAreShownAndNotProposedAgain() throws {
    let finding = try #require(try ExplainedCapture.clinic("one-upstream-dead.sick").findings.first)
    #expect(finding.evidence.contains { $0.shows.hasSuffix("ndots:5, timeout:1, rotate") })
    #expect(!finding.remedies.contains { $0.contains("timeout:1") })
    #expect(finding.cause.contains("`rotate`"))
  }

  @Test func theEventsThatCloseACircleAreCited() throws {
    let finding = try #require(try ExplainedCapture.clinic("dns-forwarding-loop.sick").findings.first)
    #expect(
      finding.evidence.contains {
        $0.at.event == 2141 && $0.shows.contains("passes it on to 10.127.159.169:53, from port 40017")
      })
    #expect(
      finding.evidence.contains {
        $0.at.event == 2165 && $0.shows.contains(":40017, which it had before")
      })
  }

  /// A fact may be certain and its cause not: then nothing is left to ask about the fact.
  @Test(
    arguments: ConnectionFindingTests.sick + ["lost-dns-reply", "dns-forwarding-loop", "one-upstream-dead"])
  func whatIsCertainNeedsNothingToDecideIt(fault: String) throws {
    for finding in try ExplainedCapture.clinic("\(fault).sick").findings where finding.confidence == .certain
    {
      #expect(finding.wouldDecide == nil, "\(finding.signature)")
    }
  }

  @Test func noPacketIsSeenInCalls() throws {
    let finding = try #require(try ExplainedCapture.clinic("large-writes-stall.sick").findings.first)
    #expect(
      finding.confidence == .likely && finding.cause.contains("small messages arrive, large ones do not"))
  }

  @Test func aSuffixThatFailsIsToldThoughTheNameWasFound() throws {
    let explanation = try ExplainedCapture.clinic("search-stopped-by-servfail.glibc")
    #expect(explanation.findings.isEmpty)
    let remark = try #require(explanation.remarks.first)
    #expect(remark.contains("says SERVFAIL"))
    #expect(ExplanationText.text(explanation, width: 300).contains("Note: \(remark)"))
    #expect(try ExplainedCapture.demo().remarks.isEmpty)
  }

  /// nginx looks at the first byte of a connection before it receives it.
  @Test func theServerSeesTheGreetingThatItTurnsDown() throws {
    let explanation = try ExplainedCapture.clinic("tls-refused.sick")
    let worst = try #require(explanation.worst.first)
    #expect(worst.title.hasPrefix("TLS handshake with "))
    #expect(worst.failure == "alert unrecognized_name from the server")
    #expect(worst.hops.contains { explanation.evidence[$0.actor].name == "nginx" })
    let finding = try #require(explanation.findings.first)
    #expect(!finding.cause.contains("times)") && finding.evidence.count == 2)
    let healthy = try #require(try ExplainedCapture.clinic("tls-refused.trusted").worst.first)
    #expect(healthy.title.hasPrefix("encrypted request to ") && healthy.title.contains(".svc."))
  }

  @Test func tablesAreThereForPrograms() throws {
    let explanation = try ExplainedCapture.demo()
    #expect(QueryTable.json(explanation).contains("\"answer\": \"10.96.7.20\""))
    #expect(WaitTable.json(explanation).contains("\"kind\": \"name lookup\""))
  }

  @Test func moreIsRecordedByALargerLengthAlone() {
    var visibility = Visibility()
    visibility.hasSwitches = true
    (visibility.cutBufferCount, visibility.longestBuffer) = (2, 80)
    #expect(visibility.limits == ["2 buffers are not whole (at most 80 bytes of one); -s 8000 records more."])
    visibility.longestBuffer = 8192
    #expect(
      visibility.limits == ["2 buffers are not whole (at most 8192 bytes of one); -s 65000 records more."])
  }

  @Test func aRefusalIsNotSilence() throws {
    let finding = try #require(try ExplainedCapture.clinic("search-stopped-by-servfail.sick").findings.first)
    #expect(finding.cause.contains("127.0.0.1:9, which it asks, refuses (nobody listens there)"))
  }
}
