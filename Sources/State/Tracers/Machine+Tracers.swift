internal import Events

/// Writes to `/dev/null` that are tracers.
///
/// A descriptor of that name may carry them until something else is written to it. Once it has carried one, all that is
/// written to it is taken for tracers, and entering those writes is not shown.
extension Machine {
  /// Looks at what was transferred through the event's descriptor. True where that is a tracer, of which nothing else is
  /// to be noted.
  @inline(__always)
  mutating func takeTracer(_ event: EventView, isWrite: Bool) -> Bool {
    guard let owner = moment.fdOwner else {
      return event.dumpFlags.contains(.tracer) && readTracer(event, on: nil)
    }
    let traits = threads[owner].fds[position: moment.fdPosition].traits
    guard !traits.isDisjoint(with: isWrite ? [.mayTrace, .traces] : .traces) else {
      return event.dumpFlags.contains(.tracer) && isStray && readTracer(event, on: nil)
    }
    return readTracer(event, on: traits)
  }

  /// The write that follows is of a tracer and tells the same.
  mutating func writeEnter() {
    guard let owner = moment.fdOwner else { return }
    if threads[owner].fds[position: moment.fdPosition].traits.contains(.traces) { moment.isSilent = true }
  }

  /// The enter of the event is missing, so that its descriptor may be another.
  private var isStray: Bool { moment.thread.map { !threads[$0].isEnterMatched } ?? false }

  /// - Parameter traits: of the event's descriptor; nil where only the writer of the capture knew that it is a tracer.
  @inline(never)
  private mutating func readTracer(_ event: EventView, on traits: FDEntry.Traits?) -> Bool {
    guard let slot = moment.thread, let data = event.param(1) else { return false }
    if traits == nil { moment.fdOwner = nil }
    let author = TracerText.Author(
      thread: threads[slot].id.rawValue, process: threads[slot].process.rawValue,
      parent: threads[slot].parent.rawValue)
    let text = tracers.fragments.take(data, of: threads[slot].id)
    do throws(TracerText.Fault) {
      let tracer = try TracerText(text.rawSpan, by: author)
      tracers.isWhole = text.count == data.byteCount
      noteSpan(of: tracer, event)
      setEventFDTraits { $0.insert(.traces) }
      become(tracer, event, on: slot)
    } catch {
      switch error {
      case .incomplete:
        tracers.fragments.keep([UInt8](copying: text.rawSpan.untilNUL()), of: threads[slot].id)
        moment.isSilent = true
        return traits?.contains(.traces) ?? true
      case .malformed where traits?.contains(.traces) == true:
        tracers.current = nil
        tracers.isWhole = false
        become(TracerText(quoting: data), event, on: slot)
      case .malformed:
        setEventFDTraits { $0.remove(.mayTrace) }
        return false
      }
    }
    return true
  }

  private mutating func setEventFDTraits(_ change: (inout FDEntry.Traits) -> Void) {
    guard let owner = moment.fdOwner else { return }
    change(&threads[owner].fds[position: moment.fdPosition].traits)
  }

  private mutating func noteSpan(of tracer: TracerText, _ event: EventView) {
    if tracer.isEnter {
      let span = Span(tracer, at: event.timestamp, by: event.thread)
      tracers.spans.begin(span)
      tracers.current = span
    } else {
      tracers.current = tracers.spans.end(tracer)
    }
  }

  /// Makes a tracer of the event: it is no call of the thread's any more, and about no descriptor.
  private mutating func become(_ tracer: TracerText, _ event: EventView, on slot: ThreadSlot) {
    tracers.recorded.removeAll()
    tracers.recorded.append(event)
    tracers.interpreted.removeAll()
    tracers.interpreted.append(tracer, in: event)
    threads[slot].lastEventType = EventType.tracerEnter.rawValue
    threads[slot].lastEventFD = FD(rawValue: -1)
    threads[slot].latency = 0
    threads[slot].enterTime = 0
    threads[slot].storedType = ThreadEntry.noEvent
    threads[slot].isEnterMatched = false
    moment.isTracer = true
    moment.errorCode = 0
    moment.thread = nil
    moment.fdOwner = nil
  }
}

extension ByteBuffer {
  /// Appends the event that shows a tracer: `id`, `tags`, `args`.
  fileprivate mutating func append(_ tracer: TracerText, in event: EventView) {
    let params = [[UInt8](littleEndian: tracer.id), tracer.tags, tracer.arguments]
    let image = EventImage(
      tracer.isEnter ? .tracerEnter : .tracerExit, at: event.timestamp, on: event.thread, params: params,
      dumpFlags: [])
    append(image.bytes)
  }
}
