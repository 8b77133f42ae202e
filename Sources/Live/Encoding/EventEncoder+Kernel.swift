internal import CKernel
internal import Events

/// What happens beside system calls.
extension EventEncoder {
  func encodeSwitch(_ record: borrowing RecordView, into events: inout EncodedEvents) {
    guard let change = record.switch else { return }
    begin(.contextSwitch, change.header, params: 6, into: &events)
    events.param(UInt64(change.next_tid), width: 8)
    events.param(change.memory.major_faults, width: 8)
    events.param(change.memory.minor_faults, width: 8)
    events.param(UInt64(change.memory.vm_size), width: 4)
    events.param(UInt64(change.memory.vm_rss), width: 4)
    events.param(UInt64(change.memory.vm_swap), width: 4)
    events.end()
  }

  func encodeSignal(_ record: borrowing RecordView, into events: inout EncodedEvents) {
    guard let signal = record.signal else { return }
    begin(.signalDelivery, signal.header, params: 3, into: &events)
    events.param(signal.hasSender ? UInt64(signal.sender_pid) : 0, width: 8)
    events.param(UInt64(signal.header.tid), width: 8)
    events.param(UInt64(signal.signal), width: 1)
    events.end()
  }

  /// The call that a thread which ended never returned from.
  func encodeLastCall(_ record: borrowing RecordView, into events: inout EncodedEvents) {
    guard let exit = record.exit,
      CallFlags(rawValue: exit.call_flags).isDisjoint(with: [.none, .noEnter, .enterSent])
    else { return }
    var call = CallRecord()
    call.header = exit.header
    call.enter_time = exit.enter_time
    call.args = exit.args
    call.number = exit.number
    call.enter_tid = exit.header.tid
    call.enter_cpu = exit.enter_cpu
    call.flags = exit.call_flags
    encodeEnter(CallContext(record: record, call: call), into: &events)
  }

  func encodeExit(_ record: borrowing RecordView, into events: inout EncodedEvents) {
    guard let exit = record.exit else { return }
    begin(.processExit, exit.header, params: 4, into: &events)
    // As wait(2) gives it: the signal in the low seven bits, then whether it left a core, then what was returned.
    let signal = exit.status & 0x7F
    events.param(UInt64(exit.status), width: 8)
    events.param(UInt64(exit.status >> 8 & 0xFF), width: 8)
    events.param(UInt64(signal == 0x7F ? 0 : signal), width: 1)
    events.param(exit.status & 0x80 == 0 ? 0 : 1, width: 1)
    events.end()
  }

  func encodeFault(_ record: borrowing RecordView, into events: inout EncodedEvents) {
    guard let fault = record.fault else { return }
    begin(.pageFault, fault.header, params: 3, into: &events)
    events.param(fault.address, width: 8)
    events.param(fault.ip, width: 8)
    events.param(Self.faultFlags(fault.error), width: 4)
    events.end()
  }

  /// Each of the processor's first three bits becomes one of a pair of flags (`pf_flags`).
  private static func faultFlags(_ error: UInt64) -> UInt64 {
    var flags: UInt64 = 0
    for bit in 0..<3 as Range<UInt64> { flags |= (error >> bit & 1 != 0 ? 1 : 2) << (2 * bit) }
    return flags | (error >> 3 & 3) << 6
  }

  /// A hole in the capture, from an enter to an exit, both with the number of records lost. It begins where the ring
  /// was full, or as soon behind that as the events of other processors that were told already allow.
  func encodeDrop(_ record: borrowing RecordView, into events: inout EncodedEvents) {
    guard let drop = record.drop else { return }
    encodeHole(of: drop.count, from: drop.since, to: drop.until, cpu: drop.header.cpu, into: &events)
  }

  /// Notes that `count` records or messages are missing between two times, ns since boot.
  func encodeHole(
    of count: UInt64, from start: UInt64, to end: UInt64, cpu: UInt16, into events: inout EncodedEvents
  ) {
    let last = events.entries.last?.timestamp ?? 0
    for (type, time) in [(EventType.dropEnter, start), (.dropExit, end)] {
      var header = RecordHeader()
      header.cpu = cpu
      header.time = max(time, last > bootTime ? last - bootTime : 0)
      begin(type, header, params: 1, into: &events)
      events.param(UInt64(UInt32(clamping: count)), width: 4)
      events.end()
    }
  }

  private func begin(
    _ type: EventType, _ header: RecordHeader, params: Int, into events: inout EncodedEvents
  ) {
    events.begin(
      type.rawValue, timestamp: header.time &+ bootTime, thread: header.tid, cpu: header.cpu,
      paramCount: params)
  }
}

extension SignalRecord {
  /// `sender_pid` says who sent the signal: a process did (SI_USER, SI_QUEUE, SI_TKILL, SI_MESGQ), or a child changed
  /// its state.
  var hasSender: Bool { [0, -1, -6, -3].contains(code) || (signal == 17 && code > 0) }
}
