internal import Testing

@testable internal import Diagnosis

/// What changed from one capture to another.
struct ComparisonTests {
  @Test func aCaptureIsLikeItself() throws {
    let explanation = try ExplainedCapture.demo()
    let comparison = Comparison(before: explanation, after: explanation)
    #expect(comparison.changes.isEmpty && comparison.unchangedCount == 1)
    let text = ComparisonText.text(before: explanation, after: explanation, width: 100)
    #expect(text == "Nothing changed in 1 kind of transactions.\n")
  }

  @Test func whatIsOnlyInOneOfThemIsSaid() throws {
    let (good, bad) = (try ExplainedCapture.clinic("connect-timeout.idle"), try ExplainedCapture.demo())
    let text = ComparisonText.text(before: good, after: bad, width: 100)
    #expect(text.contains("New: slow-search-suffix: "))
    #expect(text.contains("curl: GET http://web.shop.svc.cluster.local/: only afterwards, 1 time, 2.00 s"))
  }

  @Test(arguments: [
    ("connect to 10.0.0.1:80", "connect to #:80"), ("GET /items/1a2b3c4d?page=20251", "GET /items/#?page=#"),
    ("A? web.shop.svc.cluster.local. of 10.96.0.10:53", "A? web.shop.svc.cluster.local. of #:53"),
    ("connect to 10.0.0.1:3429", "connect to #:3429"), ("GET / from 10.0.0.1:46586", "GET / from #:#"),
    ("404 Not Found", "404 Not Found"), ("GET /v2/keys", "GET /v2/keys"),
  ])
  func whatDiffersEachTimeIsLeftOut(text: String, general: String) {
    #expect(GeneralName.of(text) == general)
  }
}
