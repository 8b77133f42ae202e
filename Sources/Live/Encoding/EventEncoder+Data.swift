internal import CKernel
internal import Events

/// Params that are bytes and strings of the program.
extension EventEncoder {
  func writeData(_ source: ParamSource, _ context: borrowing CallContext, into events: inout EncodedEvents) {
    guard context.hasSucceeded || source.origin == .buffer,
      let segment = context.segment(.bytes, source.argument)
    else { return events.emptyParam() }
    events.param(segment.bytes)
  }

  /// `(NULL)` for a null pointer; `<NA>` for what could not be read or, while the call has not returned, was not.
  func writePath(_ source: ParamSource, _ context: borrowing CallContext, into events: inout EncodedEvents) {
    guard context.hasSucceeded || !source.isOnSuccess else { return events.emptyParam() }
    if let segment = context.segment(.string, source.argument) {
      Self.write(string: segment, into: &events)
    } else if context.call.argument(Int(source.argument)) == 0 {
      events.param { $0.append("(NULL)\0") }
    } else {
      Self.writeUnknownString(into: &events)
    }
  }

  /// sysdig shows a string without any bytes as what it showed before.
  private static func writeUnknownString(into events: inout EncodedEvents) {
    events.param { $0.append("<NA>\0") }
  }

  static func write(string segment: SegmentView, into events: inout EncodedEvents) {
    let bytes = segment.bytes
    guard bytes.byteCount > 0 else { return writeUnknownString(into: &events) }
    if bytes.load(bytes.byteCount - 1, as: UInt8.self) == 0 { return events.param(bytes) }
    events.param {
      $0.append(bytes)
      $0.append(0)
    }
  }

  /// What was read to or written from an array of buffers, or a message; or the tuple of a message.
  func writeGathered(
    _ source: ParamSource, _ context: borrowing CallContext, into events: inout EncodedEvents
  ) {
    switch source.origin {
    case .scatter, .gather:
      let isWanted = source.origin == .gather || context.call.result > 0
      writeBytes(isWanted ? context.segment(.vector, source.argument) : nil, into: &events)
    case .received, .sent:
      let isWanted = source.origin == .sent || context.call.result > 0
      writeBytes(isWanted ? context.segment(.messageData, source.argument) : nil, into: &events)
    default:
      let isInbound = source.origin == .msgfrom
      writeMessageTuple(source.argument, index: 0, isInbound: isInbound, context, into: &events)
    }
  }

  func writeBytes(_ segment: consuming SegmentView?, into events: inout EncodedEvents) {
    guard let segment else { return events.emptyParam() }
    events.param(segment.bytes)
  }

  /// The sum of an array's lengths; when reading, no more than what was read.
  func total(_ source: ParamSource, _ context: borrowing CallContext) -> UInt64 {
    let sum: UInt64
    if source.origin == .sum {
      sum = UInt64(context.segment(.vector, source.argument)?.fullLength ?? 0)
    } else {
      sum = context.segment(.message, source.argument)?.message?.total ?? 0
    }
    guard source.isOnSuccess, context.hasSucceeded else { return sum }
    return min(sum, UInt64(context.call.result))
  }

  /// The pairs of descriptor and events of poll: those asked for, or those that are ready.
  func writeDescriptors(
    _ source: ParamSource, _ context: borrowing CallContext, into events: inout EncodedEvents
  ) {
    guard let segment = context.segment(.bytes, source.argument) else {
      // No array is an empty list; one that was not copied is unknown.
      let isEmpty = context.call.argument(Int(source.argument) + 1) == 0
      return isEmpty ? events.param { $0.append(little: UInt16(0)) } : events.emptyParam()
    }
    let bytes = segment.bytes
    let isReady = source.origin == .ready
    events.param { target in
      let start = target.count
      var count: UInt16 = 0
      target.append(little: count)
      for place in stride(from: 0, to: bytes.byteCount & ~7, by: 8) {
        let flags = bytes.load(place + (isReady ? 6 : 4), as: UInt16.self)
        guard flags != 0 || !isReady else { continue }
        target.append(little: Int64(bytes.load(place, as: Int32.self)))
        target.append(little: UInt16(truncatingIfNeeded: translations.portable(UInt64(flags), .poll)))
        count += 1
      }
      target.store(little: count, at: start)
    }
  }
}
