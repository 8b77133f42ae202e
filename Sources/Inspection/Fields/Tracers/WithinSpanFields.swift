internal import Events
internal import State

/// The spans that an event falls into.
extension FieldClass {
  static let withinSpan = FieldClass(
    name: "evtin", summary: "Spans that events fall into: see \"Time your own script\".",
    fields: SpanScope.allCases.flatMap { FieldInfo.identities(of: $0) + FieldInfo.arguments(of: $0) })
}

extension FieldInfo {
  /// Reads a value from a span; nil where the span has no such thing.
  private typealias SpanExtractor = @Sendable (Span, inout FieldScratch) -> FieldValue?

  fileprivate static func identities(of scope: SpanScope) -> [FieldInfo] {
    [
      ofSpans(scope, "id", .int64, "Id of a span that the event,") { span, _ in .int(span.id) },
      ofSpans(scope, "ntags", .uint32, "How many tags a span has that the event,") { span, _ in
        .uint(UInt64(span.tags.rawSpan.stringCount))
      },
      ofSpans(scope, "nargs", .uint32, "How many arguments a span has that the event,") { span, _ in
        .uint(UInt64(span.arguments.rawSpan.stringCount / 2))
      },
      ofSpans(scope, "tags", .string, "All tags of a span that the event,") { span, scratch in
        scratch.text.append(joining: span.tags.rawSpan, with: UInt8(ascii: "."))
        return .text
      },
      taking(.required, "\(scope.rawValue).tag", .string, summary("One tag of a span that the event,", scope))
      {
        argument throws(FieldError) in
        let element = try SpanElement(tag: argument, of: "\(scope.rawValue).tag")
        return eachSpan(scope) { span, scratch in
          guard let tag = element.tag(in: span.tags.rawSpan) else { return nil }
          scratch.text.append(tag)
          return .text
        }
      },
    ]
  }

  fileprivate static func arguments(of scope: SpanScope) -> [FieldInfo] {
    [
      ofSpans(scope, "args", .string, "All arguments of a span that the event,") { span, scratch in
        scratch.text.append(joiningPairs: span.arguments.rawSpan, with: UInt8(ascii: ":"))
        return .text
      },
      taking(
        .required, "\(scope.rawValue).arg", .string, summary("One argument of a span that the event,", scope)
      ) {
        argument throws(FieldError) in
        let element = try SpanElement(argument: argument, of: "\(scope.rawValue).arg")
        return eachSpan(scope) { span, scratch in
          guard let value = element.value(in: span.arguments.rawSpan) else { return nil }
          scratch.text.append(value)
          return .text
        }
      },
    ]
  }

  private static func ofSpans(
    _ scope: SpanScope, _ name: String, _ kind: FieldKind, _ what: String, _ extract: @escaping SpanExtractor
  ) -> FieldInfo {
    FieldInfo(
      name: "\(scope.rawValue).\(name)", kind: kind, argument: .none, traits: .classic,
      summary: summary(what, scope), extraction: eachSpan(scope, extract))
  }

  private static func summary(_ what: String, _ scope: SpanScope) -> String {
    "\(what) \(scope.whose), falls into."
  }

  /// In a filter every span that the event falls into counts; what is shown is the latest, and a tracer shows none.
  private static func eachSpan(_ scope: SpanScope, _ extract: @escaping SpanExtractor) -> Extraction {
    .each { event, machine, scratch, index in
      guard let thread = machine.moment.thread, scratch.isForComparison || (index == 0 && !event.isTracer)
      else { return nil }
      let own = machine.spanOfEvent
      var left = index
      // The tracer that begins a span does not fall into it, and the one that ends it does.
      for span in machine.spans.open where span != own && scope.holds(span, for: thread, machine) {
        guard let value = extract(span, &scratch) else { continue }
        if left == 0 { return value }
        left -= 1
        scratch.text.removeAll()
      }
      guard left == 0, event.type == .tracerExit, let own, scope.holds(own, for: thread, machine)
      else { return nil }
      return extract(own, &scratch)
    }
  }
}
