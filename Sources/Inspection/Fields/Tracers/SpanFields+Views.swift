internal import Events
internal import State

/// How long spans took, and columns and keys for tables of them.
extension FieldInfo {
  static let spanDurations: [FieldInfo] = [
    FieldInfo("span.duration", .relativeTime, "Nanoseconds from the beginning of the span to its end.") {
      event, machine, _ in event.spanDuration(machine).map { .uint($0) }
    },
    FieldInfo(
      "span.duration.quantized", .uint64, "Logarithm of the duration, for spectrograms.", [.classic, .hidden]
    ) { event, machine, _ in
      event.spanDuration(machine).flatMap { SpectrogramColumn.of($0) }.map { .uint($0) }
    },
    FieldInfo("span.duration.human", .string, "The duration with a unit, such as 10.30ms.") {
      event, machine, scratch in
      guard let duration = event.spanDuration(machine) else { return nil }
      scratch.text.append(humanSpan: duration)
      return .text
    },
    ofDepth("span.duration.fortag", "The duration of spans with that many tags and one more.") {
      event, machine, depth in
      event.tagDepth == depth ? event.spanDuration(machine) : nil
    },
  ]

  static let spanCounts: [FieldInfo] = [
    FieldInfo("span.count", .uint64, "1 where a span ends, 0 where it begins.", [.classic, .hidden]) {
      event, _, _ in event.isTracer ? .uint(event.type == .tracerExit ? 1 : 0) : nil
    },
    ofDepth("span.count.fortag", "1 where a span with that many tags and one more ends, else 0.") {
      event, _, depth in
      event.tagDepth.map { event.type == .tracerExit && $0 == depth ? 1 : 0 }
    },
    ofDepth("span.childcount.fortag", "1 where a span with more tags than that and one more ends, else 0.") {
      event, _, depth in
      event.tagDepth.map { event.type == .tracerExit && $0 > depth ? 1 : 0 }
    },
    taking(.required, "span.idtag", .string, "The id and a tag of the span.", [.classic, .hidden]) {
      argument throws(FieldError) in
      let element = try SpanElement(tag: argument, of: "span.idtag")
      return .one { event, machine, scratch in
        guard machine.spanOfEvent != nil, let id = event.tracerID, let tags = event.tracerTags else {
          return nil
        }
        scratch.text.append(decimal: id)
        if let tag = element.tag(in: tags) { scratch.text.append(tag) }
        return .text
      }
    },
    FieldInfo(
      "span.rawtime", .string, "When the span began, in nanoseconds since 1970.", [.classic, .hidden]
    ) { _, machine, scratch in
      guard let span = machine.spanOfEvent else { return nil }
      scratch.text.append(decimal: span.start.rawValue)
      return .text
    },
    FieldInfo(
      "span.rawparenttime", .string, "When the span began within which this one did.", [.classic, .hidden]
    ) { _, machine, scratch in
      guard let span = machine.spanOfEvent, let parent = machine.spans.parent(of: span) else { return nil }
      scratch.text.append(decimal: parent.start.rawValue)
      return .text
    },
  ]

  /// The row of a field that takes a count of tags, less one.
  private static func ofDepth(
    _ name: String, _ summary: String,
    _ extract: @escaping @Sendable (EventView, borrowing Machine, Int) -> UInt64?
  ) -> FieldInfo {
    .taking(
      .required, name, name.hasPrefix("span.duration") ? .relativeTime : .uint64, summary,
      [.classic, .hidden]
    ) {
      argument throws(FieldError) in
      guard let depth = argument?.index else { throw FieldError("\(name) takes a number, as in \(name)[0]") }
      return .one { event, machine, _ in extract(event, machine, depth).map { .uint($0) } }
    }
  }
}

extension EventView {
  /// How many tags a tracer has beside its first one; -1 where it has none.
  fileprivate var tagDepth: Int? { tracerTagCount.map { $0 - 1 } }
}
