internal import TestSupport
internal import Testing

@testable internal import Diagnosis
@testable internal import Protocols

/// What other tools open.
struct ExportTests {
  @Test func stretchesOnATrackNeverCross() {
    var tracks = TrackList()
    #expect(tracks.track(from: 0, to: 100) == 0)
    #expect(tracks.track(from: 10, to: 50) == 0)
    #expect(tracks.track(from: 20, to: 60) == 1)
    #expect(tracks.track(from: 50, to: 90) == 0)
    #expect(tracks.track(from: 100, to: 110) == 0)
  }

  @Test func everySpanButTheFirstHasAParentThatIsThere() throws {
    let text = OTLPTrace.text(try ExplainedCapture.demo())
    let ids = Self.values(of: "spanId", in: text)
    let parents = Self.values(of: "parentSpanId", in: text)
    #expect(ids.count > 5 && Set(ids).count == ids.count)
    #expect(parents.count { $0.isEmpty } == 1)
    #expect(parents.allSatisfy { $0.isEmpty || ids.contains($0) })
    #expect(Set(Self.values(of: "traceId", in: text)).count == 1)
    #expect(text == OTLPTrace.text(try ExplainedCapture.demo()))
    #expect(text.contains("\"http.request.method\"") && text.contains("\"dns.question.name\""))
  }

  @Test func aChildLiesWithinItsParent() throws {
    let text = OTLPTrace.text(try ExplainedCapture.clinic("slow-search-suffix.sick"))
    let ids = Self.values(of: "spanId", in: text)
    let began = Self.values(of: "startTimeUnixNano", in: text).compactMap { UInt64($0) }
    let ended = Self.values(of: "endTimeUnixNano", in: text).compactMap { UInt64($0) }
    #expect(ids.count > 5 && began.count == ids.count && ended.count == ids.count)
    for (place, parent) in Self.values(of: "parentSpanId", in: text).enumerated() where !parent.isEmpty {
      let above = try #require(ids.firstIndex(of: parent))
      #expect(began[above] <= began[place] && ended[place] <= ended[above])
    }
  }

  /// Who answers that there is no such thing has done its work; who asked has not got what it wanted.
  @Test func aStatusOf404IsAnErrorForWhoAskedAlone() throws {
    let explanation = try ExplainedCapture.clinic("large-writes-stall.sick")
    let text = OTLPTrace.text(explanation)
    #expect(text.contains("\"url.full\"") && text.contains("\"network.protocol.version\""))
    #expect(!text.contains("\"http/1\""))
    let asked = try #require(explanation.evidence.exchanges.all.first)
    for (status, isError) in [("404 Not Found", false), ("503 Service Unavailable", true)] {
      var exchange = asked
      let head = try #require(HTTPHead(Array("HTTP/1.1 \(status)\r\n\r\n".utf8)))
      exchange.response = Message(0, .http1, .response, from: .server, at: asked.began, .http(head))
      let hop = Transaction.Hop(
        depth: 0, actor: asked.actor, title: "GET /", question: nil, request: "GET /", began: asked.began,
        ended: nil, outcome: status, isFailure: true, confidence: .certain, exchange: asked.id)
      #expect(SpanAttributes.isError(hop, exchange, isServer: false))
      #expect(SpanAttributes.isError(hop, exchange, isServer: true) == isError)
    }
  }

  private static func values(of member: String, in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      return parts.count > 3 && parts[1] == member ? String(parts[3]) : nil
    }
  }

  @Test func arrowsLeadFromAStepToWhatItLedToElsewhere() throws {
    let text = PerfettoTrace.text(try ExplainedCapture.demo())
    #expect(text.contains("\"ph\": \"s\"") && text.contains("\"ph\": \"f\""))
    #expect(text.contains("\"name\": \"curl in pod client\""))
  }

  @Test func theTraceOfARequestIsTakenOver() {
    let told = TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
    #expect(told?.trace == "4bf92f3577b34da6a3ce929d0e0e4736")
    #expect(told?.span == "00f067aa0ba902b7")
    for wrong in [
      "", "00-4bf9-00f067aa0ba902b7-01", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    ] {
      #expect(TraceParent(wrong) == nil)
    }
  }

  @Test func idsAreTheSameForTheSameCapture() {
    let ids = SpanIDs(capture: "1")
    #expect(ids.trace(of: 1).count == 32 && ids.span(0, of: 1).count == 16)
    #expect(ids.span(0, of: 1) == SpanIDs(capture: "1").span(0, of: 1))
    #expect(ids.span(0, of: 1) != ids.span(1, of: 1))
    #expect(ids.trace(of: 1) != SpanIDs(capture: "2").trace(of: 1))
  }
}
