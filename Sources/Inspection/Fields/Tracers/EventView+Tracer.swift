internal import Events
internal import State

/// What the event of a tracer holds: `id`, `tags`, `args`.
extension EventView {
  var isTracer: Bool { type == .tracerEnter || type == .tracerExit }

  /// The id of a tracer.
  var tracerID: Int64? { isTracer ? param(0)?.value(as: Int64.self) : nil }

  /// How many tags a tracer has.
  var tracerTagCount: Int? {
    guard let tags = tracerTags else { return nil }
    return tags.stringCount
  }

  /// The tags of a tracer, a NUL after each. Lifetime: that of the event.
  var tracerTags: RawSpan? {
    @_lifetime(copy self)
    get { isTracer ? param(1) : nil }
  }

  /// The names and values of a tracer's own arguments, a NUL after each. Lifetime: that of the event.
  var tracerArguments: RawSpan? {
    @_lifetime(copy self)
    get { isTracer ? param(2) : nil }
  }

  /// Of a tracer that ends a span: how long that took, in nanoseconds.
  func spanDuration(_ machine: borrowing Machine) -> UInt64? {
    guard type == .tracerExit, let span = machine.spanOfEvent else { return nil }
    return timestamp.rawValue > span.start.rawValue ? timestamp.rawValue - span.start.rawValue : 0
  }
}
