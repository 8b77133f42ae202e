internal import CKernel
internal import Events

/// sendmmsg and recvmmsg: an exit event for each message, with the params that newer libraries write
/// (`res fd size data tuple`, and `msgcontrol` when receiving). sysdig 0.29.3 knows the events without any params.
///
/// Of one call 64 messages are copied, and as many as fit a record; those behind them are noted as lost.
extension EventEncoder {
  func encodeMessages(
    _ program: CallProgram, _ context: borrowing CallContext, into events: inout EncodedEvents
  ) {
    let source = programs.steps[program.exitSteps.lowerBound].source
    let isInbound = source.origin == .eachreceived
    var segments = context.record.segments
    var count: UInt64 = 0
    while let segment = segments.next() {
      guard segment.kind == .message, let message = segment.message else { continue }
      count += 1
      begin(program, context, isInbound: isInbound, into: &events)
      events.param(UInt64(message.transferred), width: 8)
      events.param(context.call.argument(0).asInt, width: 8)
      events.param(isInbound ? UInt64(message.transferred) : message.total, width: 4)
      writeBytes(context.segment(.messageData, source.argument, index: segment.index), into: &events)
      writeMessageTuple(
        source.argument, index: segment.index, isInbound: isInbound, context, into: &events)
      if isInbound {
        writeBytes(context.segment(.messageControl, source.argument, index: segment.index), into: &events)
      }
      events.end()
    }
    let all = UInt64(max(0, context.call.result))
    if count == 0 {
      encodeNoMessage(program, context, isInbound: isInbound, into: &events)
    } else if count < all {
      let header = context.call.header
      encodeHole(of: all - count, from: header.time, to: header.time, cpu: header.cpu, into: &events)
    }
  }

  private func encodeNoMessage(
    _ program: CallProgram, _ context: borrowing CallContext, isInbound: Bool,
    into events: inout EncodedEvents
  ) {
    begin(program, context, isInbound: isInbound, into: &events)
    events.param(UInt64(bitPattern: context.call.result), width: 8)
    events.param(context.call.argument(0).asInt, width: 8)
    events.param(0, width: 4)
    for _ in 0..<(isInbound ? 3 : 2) { events.emptyParam() }
    events.end()
  }

  private func begin(
    _ program: CallProgram, _ context: borrowing CallContext, isInbound: Bool,
    into events: inout EncodedEvents
  ) {
    let header = context.call.header
    events.begin(
      program.enter + 1, timestamp: header.time &+ bootTime, thread: header.tid, cpu: header.cpu,
      paramCount: isInbound ? 6 : 5)
  }
}
