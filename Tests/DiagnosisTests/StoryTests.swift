internal import Captures
internal import Diagnosis
internal import Inspection
internal import Protocols
internal import State
internal import TestSupport
internal import Testing

/// The look-up that took eight seconds, in the very recording.
@Suite(.enabled(if: Repository.sharedCaptures != nil, "the shared captures are not here"))
struct StoryTests {
  private let explanation: Explanation

  init() throws {
    let folder = try #require(Repository.sharedCaptures)
    explanation = try Explanation(Self.evidence(of: "\(folder)/kubernetes-slow-dns.scap"))
  }

  static func evidence(of path: String) throws -> Evidence {
    var machine = Machine()
    let filter = try Filter("", style: OutputStyle(), interning: &machine.strings)
    var inspector = Inspector(source: try CaptureReader(path: path), machine: machine, filter: filter)
    var sink = DiagnosisSink()
    try inspector.run(into: &sink)
    let evidence = sink.evidence
    return try #require(evidence)
  }

  @Test func theVerdictNamesTheSuffixAndTheServerThatNeverAnswers() throws {
    let verdict = try #require(explanation.findings.first)
    #expect(verdict.signature == "slow-search-suffix")
    #expect(verdict.confidence == .certain)
    for fact in [
      "`localdomain`", "8.8.8.8:53", "ndots:5", "4 dots", "`backend.critical-app.svc.cluster.local`",
    ] {
      #expect(verdict.cause.contains(fact), "\(fact) in \(verdict.cause)")
    }
    #expect(
      verdict.evidence.contains { $0.at.event == 10022 && $0.shows.contains("search critical-app.svc") })
    for event: UInt64 in [10593, 10664, 58216, 58230, 75904, 104209] {
      #expect(verdict.evidence.contains { $0.at.event == event }, "event \(event)")
    }
  }

  @Test func allFiveNamesWereTriedWithBothTypes() throws {
    let lookup = try #require(explanation.evidence.lookups.first)
    #expect(
      lookup.candidates.map(\.suffix) == [
        "critical-app.svc.cluster.local", "svc.cluster.local", "cluster.local", "localdomain", nil,
      ])
    #expect(lookup.candidates.allSatisfy { Set($0.questions.map(\.type.description)) == ["A", "AAAA"] })
    // The client asked a second time after five seconds.
    #expect(lookup.candidates[3].questions.allSatisfy { $0.attempts.count == 2 })
  }

  @Test func theTimeOfTheRequestIsDividedWithoutGaps() throws {
    let request = try #require(explanation.transactions.first { $0.began.event == 9793 })
    #expect(request.ended.event == 108069)
    var time = request.began.time
    for part in request.parts {
      #expect(part.began == time)
      time = part.ended
    }
    #expect(time == request.ended.time)
    let lookups = request.parts.filter { $0.kind == .lookup }.reduce(0) { $0 + $1.nanoseconds }
    #expect(lookups > 8_000_000_000 && lookups < 8_050_000_000)
    #expect(!request.parts.contains { $0.kind == .unseen })
  }

  @Test func theRequestIsFollowedThroughTheServiceToThePod() throws {
    let request = try #require(explanation.transactions.first { $0.began.event == 9793 })
    let actors = request.hops.map { explanation.evidence[$0.actor].name }
    for name in ["curl", "skydns", "etcd", "nginx"] { #expect(actors.contains(name)) }
    let connected = try #require(request.hops.first { $0.title == "connect to 10.3.0.214:80" })
    #expect(connected.outcome.hasSuffix("as 172.17.0.5:80"))
  }
}
