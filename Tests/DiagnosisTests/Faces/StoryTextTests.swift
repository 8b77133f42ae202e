internal import TestSupport
internal import Testing

@testable internal import Diagnosis

/// What happened, event by event.
struct StoryTextTests {
  @Test func theExampleIsToldFromTheFileThatWasReadToTheAnswer() throws {
    let explanation = try ExplainedCapture.demo()
    let transaction = try #require(explanation.worst.first)
    expectGolden(StoryText.text(of: transaction, in: explanation, width: 100), "demo-story.txt")
  }

  @Test(.enabled(if: Repository.sharedCaptures != nil, "the shared captures are not here"))
  func theStoryOfTheSlowLookupNamesItsEvents() throws {
    let folder = try #require(Repository.sharedCaptures)
    let explanation = try ExplainedCapture.explanation(of: "\(folder)/kubernetes-slow-dns.scap")
    let text = StoryText.text(of: try #require(explanation.worst.first), in: explanation, width: 200)
    for line in [
      "#10022    +547 µs  curl reads resolv.conf: nameserver 10.0.2.15, search critical-app.svc.cluster.local",
      "skydns asks 10.0.2.15:4001: GET /v2/keys", "#10664   +4.91 ms  skydns asks 8.8.8.8:53: A?",
      "#58216    +4.01 s  skydns gives up on 8.8.8.8:53 after 4.00 s",
      "#75904    +5.01 s  curl asks 10.0.2.15:53 for its A record once more",
      "#104217    +8.02 s  skydns answers A: SERVFAIL",
      "skydns answers A: 10.3.0.214", "curl connects to 10.3.0.214:80",
      "#108005    +8.55 s  nginx accepts the connection as 172.17.0.5:80", "nginx answers: 200 OK",
      "It was done after 8.55 s, at event 108069.",
    ] {
      #expect(text.contains(line), "\(line)")
    }
  }
}
