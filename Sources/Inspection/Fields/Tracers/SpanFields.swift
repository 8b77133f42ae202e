internal import Events
internal import State

/// What a tracer tells of the span that it begins or ends. Other events have none of this.
extension FieldClass {
  static let span = FieldClass(
    name: "span", summary: "Pieces of work that programs mark with tracers: see \"Time your own script\".",
    fields: FieldInfo.spans + FieldInfo.spanDurations + FieldInfo.spanCounts)
}

extension FieldInfo {
  fileprivate static let spans: [FieldInfo] = [
    FieldInfo(
      "span.id", .int64, "Id of the span, the same in the tracer that ends it.", [.classic, .identifier]
    ) { event, _, _ in
      event.tracerID.map { .int($0) }
    },
    FieldInfo("span.time", .string, "Local time of day at which the tracer was written, with nanoseconds.") {
      event, machine, scratch in
      guard machine.spanOfEvent != nil else { return nil }
      scratch.clock.append(time: event.timestamp, to: &scratch.text)
      return .text
    },
    FieldInfo("span.ntags", .uint32, "How many tags the span has.") { event, _, _ in
      event.tracerTagCount.map { .uint(UInt64($0)) }
    },
    FieldInfo("span.nargs", .uint32, "How many arguments the tracer had that began the span.") {
      _, machine, _ in
      machine.spanOfEvent.map { .uint(UInt64($0.arguments.rawSpan.stringCount / 2)) }
    },
    FieldInfo("span.tags", .string, "All tags of the span, with dots between them.") { event, _, scratch in
      guard let tags = event.tracerTags else { return nil }
      scratch.text.append(joining: tags, with: UInt8(ascii: "."))
      return .text
    },
    taking(
      .required, "span.tag", .string,
      "A tag of the span by its place: span.tag[0]; span.tag[-1] is the last one."
    ) { argument throws(FieldError) in
      let element = try SpanElement(tag: argument, of: "span.tag")
      return .one { event, _, scratch in
        guard let tags = event.tracerTags, let tag = element.tag(in: tags) else { return nil }
        scratch.text.append(tag)
        return .text
      }
    },
    FieldInfo("span.args", .string, "All arguments of the tracer, as in name=value,name=value.") {
      event, machine, scratch in
      guard machine.spanOfEvent != nil, let arguments = event.tracerArguments else { return nil }
      scratch.text.append(joiningPairs: arguments, with: UInt8(ascii: "="))
      return .text
    },
    taking(
      .required, "span.arg", .string,
      "An argument of the tracer by its name or place: span.arg.user, span.arg[0]; span.arg[-1] is the last one."
    ) { argument throws(FieldError) in
      let element = try SpanElement(argument: argument, of: "span.arg")
      return .one { event, machine, scratch in
        guard machine.spanOfEvent != nil, let arguments = event.tracerArguments,
          let value = element.value(in: arguments)
        else { return nil }
        scratch.text.append(value)
        return .text
      }
    },
    FieldInfo("span.enterargs", .string, "All arguments of the tracer that began the span.") {
      _, machine, scratch in
      guard let span = machine.spanOfEvent else { return nil }
      scratch.text.append(joiningPairs: span.arguments.rawSpan, with: UInt8(ascii: "="))
      return .text
    },
    taking(
      .required, "span.enterarg", .string,
      "An argument of the tracer that began the span: span.enterarg.user, span.enterarg[0]."
    ) { argument throws(FieldError) in
      let element = try SpanElement(argument: argument, of: "span.enterarg")
      return .one { _, machine, scratch in
        guard let span = machine.spanOfEvent, let value = element.value(in: span.arguments.rawSpan) else {
          return nil
        }
        scratch.text.append(value)
        return .text
      }
    },
  ]
}
