internal import Events
internal import Protocols
internal import Testing

@testable internal import Diagnosis

/// Captures that end while somebody still waits.
struct UnderWayTests {
  @Test(arguments: [
    ("slow-disk", "+2.4s", "nginx waited for its disk for 2.03 s of the 2.03 s"),
    ("lock-wait", "+1.6s", "waited in futex for 1.11 s"),
    ("server-sleeps", "+1.5s", "slept for 1.21 s of the 1.21 s"),
    ("connect-timeout", "+3s", "waited 2.52 s for a connection"),
    ("dns-unreachable", "+1.5s", "up for 1.07 s, and none of its 2 questions"),
    ("slow-search-suffix", "+2.2s", "1.77 s of the 1.78 s"),
  ])
  func whatHangsIsToldWithTheTimeUntilTheEnd(fault: String, end: String, words: String) throws {
    let explanation = try ExplainedCapture.clinic("\(fault).sick", to: end)
    let first = try #require(explanation.findings.first)
    #expect(first.signature == fault)
    #expect(first.cause.contains(words), "\(first.cause)")
    #expect(first.cause.hasSuffix(" It was not over when the capture ended."))
    let worst = try #require(explanation.worst.first)
    #expect(worst.isUnderWay && worst.nanoseconds >= Thresholds.overdue)
    #expect(worst.ended.time == explanation.evidence.ended?.time)
    #expect(worst.parts.last?.ended == worst.ended.time)
    #expect(worst.hops.contains { $0.isUnderWay && $0.ended == nil })
  }

  /// A capture may be cut anywhere.
  @Test func whatWasJustAskedIsNoFault() throws {
    let explanation = try ExplainedCapture.clinic("slow-disk.sick", to: "+1s")
    #expect(explanation.findings.isEmpty)
    let only = try #require(explanation.transactions.first)
    #expect(only.isUnderWay && only.failure == nil && only.nanoseconds > 600_000_000)
    let text = ExplanationText.text(explanation, width: 200)
    #expect(
      text.hasPrefix(
        "Nothing wrong was found in 1 transaction; the longest was not over when the capture ended, after 632 ms "
          + "(disk: pread /srv/clinic/disk/page, nginx)."))
    #expect(text.contains(">629 ms"))
  }

  /// The upstream refuses, and the resolver has 0.1 s behind it: it may still find the name, and does.
  @Test func aLookupThatHasJustBegunIsNoFault() throws {
    let whole = try ExplainedCapture.clinic("search-stopped-by-servfail.glibc")
    let lookup = try #require(whole.evidence.lookups.first { $0.nanoseconds > 100_000_000 })
    let began = try #require(whole.evidence.began)
    let cut = (lookup.began.nanoseconds(since: began) + 90_000_000) / 1_000_000
    let explanation = try ExplainedCapture.clinic("search-stopped-by-servfail.glibc", to: "+\(cut)ms")
    #expect(explanation.findings.isEmpty, "\(explanation.findings.map(\.cause))")
    #expect(explanation.evidence.lookups.contains { $0.isUnderWay })
  }

  @Test func theEndIsTheBoundWhereNothingMoreHappenedUntilThen() throws {
    let evidence = try ExplainedCapture.clinic("slow-disk.sick", to: "+2.4s").evidence
    let (began, ended) = (try #require(evidence.began), try #require(evidence.ended))
    #expect(ended.nanoseconds(since: began) == 2_400_000_000)
    // Behind the last event nobody looked.
    let whole = try ExplainedCapture.clinic("slow-disk.sick", to: "+1000s").evidence
    #expect(try #require(whole.ended).nanoseconds(since: began) < 3_000_000_000)
  }

  @Test func theStoryDoesNotClaimAnEnd() throws {
    let explanation = try ExplainedCapture.clinic("slow-disk.sick", to: "+2.4s")
    let text = StoryText.text(of: try #require(explanation.worst.first), in: explanation, width: 100)
    #expect(text.contains("It was not over when the capture ended, after 2.03 s."))
  }
}
