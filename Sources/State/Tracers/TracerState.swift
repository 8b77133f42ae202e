public import Events

/// What programs have told with tracers.
package struct TracerState: ~Copyable {
  package var spans = SpanTable()
  /// The span of the event, which is a tracer: the one that it begins or ends; nil where none is known.
  package var current: Span?
  var fragments = TracerFragments()
  /// The event alone says that it is a tracer, whatever was written before it. sysdig crashes on other writes that are
  /// flagged as tracers.
  var isWhole = false
  /// The event as it was recorded, and the tracer that it is; valid while `Moment.isTracer`.
  var recorded = ByteBuffer()
  var interpreted = ByteBuffer()
}

extension Machine {
  /// Spans that have begun and not ended.
  public var spans: SpanTable { tracers.spans }

  /// Of a tracer the span that it begins or ends; nil where that is not known.
  public var spanOfEvent: Span? { moment.isTracer ? tracers.current : nil }

  /// What the latest event is to be shown as: a write that is a tracer as that, every other event as it is.
  ///
  /// Lifetime: until the next event is applied.
  @inlinable
  @_lifetime(copy event, borrow self)
  public func interpreted(_ event: EventView) -> EventView {
    guard moment.isTracer else { return event }
    return tracer(in: event)
  }

  /// The latest event as it is to be stored: of a tracer the write that it was.
  ///
  /// - Parameter event: what `interpreted` made of it.
  @inlinable
  @_lifetime(copy event, borrow self)
  public func recorded(_ event: EventView) -> EventView {
    guard moment.isTracer else { return event }
    return write(of: event)
  }

  @inline(never)
  @usableFromInline
  @_lifetime(copy event, borrow self)
  func tracer(in event: EventView) -> EventView {
    view(tracers.interpreted.bytes, event)
  }

  @inline(never)
  @usableFromInline
  @_lifetime(copy event, borrow self)
  func write(of event: EventView) -> EventView {
    view(tracers.recorded.bytes, event)
  }

  /// An event in the place of another, with the same number.
  @_lifetime(copy event, copy bytes)
  private func view(_ bytes: RawSpan, _ event: EventView) -> EventView {
    let flags = tracers.isWhole ? event.dumpFlags.union(.tracer) : event.dumpFlags
    guard
      let view = EventView(
        bytes: bytes, number: event.number, cpu: event.cpu, dumpFlags: flags, shape: .counted,
        knownParamCount: 0)
    else { return event }
    return view
  }
}
