internal import Events
internal import Protocols

/// Transactions as OpenTelemetry tells them (OTLP in JSON): a trace each, a span for the whole and one for each step, under
/// the service whose process took it.
///
/// Source: opentelemetry-proto, `trace/v1/trace.proto`, in its JSON mapping.
package struct OTLPTrace {
  private let evidence: Evidence
  private let ids: SpanIDs
  private var spans: [ActorID: [JSON]] = [:]

  private init(_ explanation: Explanation) {
    evidence = explanation.evidence
    ids = SpanIDs(capture: "\(evidence.began?.time.rawValue ?? 0)")
    for transaction in explanation.told where !transaction.hops.isEmpty { tell(transaction) }
  }

  package static func text(_ explanation: Explanation) -> String {
    let trace = OTLPTrace(explanation)
    let resources = trace.spans.keys.sorted { $0.rawValue < $1.rawValue }.map { actor in
      JSON.object([
        ("resource", .object([("attributes", SpanAttributes.resource(explanation.evidence[actor]))])),
        (
          "scopeSpans",
          .array([
            .object([
              ("scope", .object([("name", .string("trowel"))])), ("spans", .array(trace.spans[actor] ?? [])),
            ])
          ])
        ),
      ])
    }
    return JSON.object([("resourceSpans", .array(resources))]).text
  }

  // MARK: - Spans

  private struct Span {
    let trace: String
    let id: String
    let parent: String?
    let name: String
    /// 1 for what is within a process, 2 for a server's, 3 for a client's.
    let kind: UInt64
    let began: Timestamp
    let ended: Timestamp
    let attributes: JSON
    /// What went wrong; nil where nothing did.
    let failure: String?
  }

  /// From when to when a span is.
  private struct Frame {
    let began: Timestamp
    let ended: Timestamp

    /// What of another stretch lies within: a span lies within its parent, also where it went on when nobody waited any more.
    func clamping(_ from: Timestamp, _ to: Timestamp) -> Frame {
      let start = min(max(from, began), ended)
      return Frame(began: start, ended: max(start, min(to, ended)))
    }
  }

  private mutating func tell(_ transaction: Transaction) {
    let handedOn = transaction.hops.map { hop in
      hop.exchange.flatMap { evidence.exchanges[$0] }.flatMap(Self.traceParent)
    }
    let trace = handedOn.compactMap(\.self).first?.trace ?? ids.trace(of: transaction.number)
    let root = ids.span(-1, of: transaction.number)
    let whole = Frame(
      began: transaction.began.time, ended: max(transaction.began.time, transaction.ended.time))
    add(
      Span(
        trace: trace, id: root, parent: nil, name: transaction.title, kind: 1, began: whole.began,
        ended: whole.ended, attributes: SpanAttributes.transaction(transaction),
        failure: transaction.failure), of: transaction.actor)
    let parents = HopParents.of(transaction.hops)
    var spanIDs: [String] = []
    var frames: [Frame] = []
    for (place, hop) in transaction.hops.enumerated() {
      let exchange = hop.exchange.flatMap { evidence.exchanges[$0] }
      let isServer = exchange?.side == .server && hop.question == nil
      // Who asks said its own span in the request; who is asked has that one for a parent.
      let told = handedOn[place]
      let id = isServer ? nil : told.flatMap { spanIDs.contains($0.span) ? nil : $0.span }
      spanIDs.append(id ?? ids.span(place, of: transaction.number))
      let parent = parents[place].map { spanIDs[$0] } ?? (isServer ? told?.span : nil) ?? root
      let frame = parents[place].map { frames[$0] } ?? whole
      frames.append(frame.clamping(hop.began.time, (hop.ended ?? evidence.ended ?? hop.began).time))
      add(
        Span(
          trace: trace, id: spanIDs[place], parent: parent, name: SpanAttributes.name(of: hop, exchange),
          kind: isServer ? 2 : 3, began: frames[place].began, ended: frames[place].ended,
          attributes: SpanAttributes.hop(hop, exchange, isServer: isServer),
          failure: SpanAttributes.isError(hop, exchange, isServer: isServer) ? hop.outcome : nil),
        of: hop.actor)
    }
  }

  private static func traceParent(_ exchange: Exchange) -> TraceParent? {
    guard case .http(let head) = exchange.request?.detail else { return nil }
    return head.value(of: "traceparent").flatMap { TraceParent($0) }
  }

  private mutating func add(_ span: Span, of actor: ActorID) {
    let status: JSON =
      span.failure.map { .object([("code", .number(2)), ("message", .string($0))]) } ?? .object([])
    spans[actor, default: []].append(
      .object([
        ("traceId", .string(span.trace)), ("spanId", .string(span.id)),
        ("parentSpanId", .string(span.parent ?? "")), ("name", .string(span.name)),
        ("kind", .number(span.kind)), ("startTimeUnixNano", .string("\(span.began.rawValue)")),
        ("endTimeUnixNano", .string("\(span.ended.rawValue)")),
        ("attributes", span.attributes), ("status", status),
      ]))
  }
}
