internal import CKernel
internal import Events

/// Turns raw records into scap events, as sysdig 0.29.3 would have stored them.
///
/// One record of a system call gives its enter and its exit; which params they have and where those come from is said
/// by `CallTable`. Owned by the thread that reads the rings.
struct EventEncoder: ~Copyable {
  /// Nanoseconds from the epoch to the boot of the machine: what is added to the times of records.
  let bootTime: UInt64
  let programs: CallPrograms
  let translations: TranslationTable
  var cgroups = CgroupPaths()

  init(bootTime: UInt64, architecture: Architecture = .current) {
    self.bootTime = bootTime
    programs = CallPrograms(architecture: architecture)
    translations = TranslationTable(architecture)
  }

  /// Appends the event that half a record stands for: the entering of a call, or whatever else.
  mutating func encode(_ half: borrowing RecordHalf, into events: inout EncodedEvents) {
    if half.isEnter {
      encodeEntering(half.record, into: &events)
    } else {
      encodeOutcome(half.record, into: &events)
    }
  }

  /// Appends all events that a record stands for; none for CGROUP, TASK and FILE.
  mutating func encode(_ record: borrowing RecordView, into events: inout EncodedEvents) {
    encodeEntering(record, into: &events)
    encodeOutcome(record, into: &events)
  }

  /// The entering of a call, unless there was none or it was told.
  private func encodeEntering(_ record: borrowing RecordView, into events: inout EncodedEvents) {
    if record.kind == .exit { return encodeLastCall(record, into: &events) }
    // A call that had not returned is told of by a record of its own.
    guard record.kind == .call || record.kind == .enter, let call = record.call,
      call.callFlags.isDisjoint(with: [.noEnter, .enterSent])
    else { return }
    encodeEnter(CallContext(record: record, call: call), into: &events)
  }

  private mutating func encodeOutcome(_ record: borrowing RecordView, into events: inout EncodedEvents) {
    switch record.kind {
    case .call: encodeReturn(record, into: &events)
    case .switch: encodeSwitch(record, into: &events)
    case .signal: encodeSignal(record, into: &events)
    case .exit: encodeExit(record, into: &events)
    case .fault: encodeFault(record, into: &events)
    case .drop: encodeDrop(record, into: &events)
    case .enter, .cgroup, .task, .file: break
    }
  }

  /// Keeps the path of a record CGROUP. To be told of it when it arrives, and not at its time: the record that names
  /// the group first may be older by its time.
  mutating func learn(_ record: borrowing RecordView) { cgroups.learn(record) }

  func encodeEnter(_ context: borrowing CallContext, into events: inout EncodedEvents) {
    let program = programs.program(of: context)
    let isGeneric = program.enter == 0
    events.begin(
      program.enter, timestamp: context.call.enter_time &+ bootTime, thread: context.call.enter_tid,
      cpu: context.call.enter_cpu, paramCount: isGeneric ? 3 : program.enterSteps.count)
    if isGeneric {
      writeGeneric(program, context, into: &events)
    } else {
      for index in program.enterSteps { write(programs.steps[index], context, into: &events) }
    }
    events.end()
  }

  private func encodeReturn(_ record: borrowing RecordView, into events: inout EncodedEvents) {
    guard let call = record.call else { return }
    let context = CallContext(record: record, call: call)
    let program = programs.program(of: context)
    if program.isOfMessages { return encodeMessages(program, context, into: &events) }
    let isGeneric = program.enter == 0
    events.begin(
      program.enter + 1, timestamp: call.header.time &+ bootTime, thread: call.header.tid,
      cpu: call.header.cpu, paramCount: isGeneric ? 4 : program.exitSteps.count)
    if isGeneric {
      writeGeneric(program, context, into: &events)
      events.param(UInt64(bitPattern: call.result), width: 8)
    } else {
      for index in program.exitSteps { write(programs.steps[index], context, into: &events) }
    }
    events.end()
  }

  /// Which call it is. Of the exit only newer libraries know the second param; the third, and the result behind it, are
  /// ours: every library passes over params beyond those of its table.
  private func writeGeneric(
    _ program: CallProgram, _ context: borrowing CallContext, into events: inout EncodedEvents
  ) {
    events.param(UInt64(program.classicSyscall), width: 2)
    events.param(UInt64(context.call.number), width: 2)
    events.param(UInt64(program.syscall), width: 2)
  }
}

/// A record of a system call while it is encoded.
struct CallContext: ~Escapable {
  let record: RecordView
  let call: CallRecord
  let isCompat: Bool

  @_lifetime(copy record)
  init(record: borrowing RecordView, call: CallRecord) {
    self.record = copy record
    self.call = call
    isCompat = call.callFlags.contains(.compat)
  }

  var hasSucceeded: Bool { call.result >= 0 }

  /// The first segment of that kind about that argument, and of that place in an array.
  @_lifetime(copy self)
  func segment(_ kind: SegmentKind, _ argument: UInt8, index: UInt32 = 0) -> SegmentView? {
    var segments = record.segments
    while let segment = segments.next() {
      if segment.kind == kind, segment.argument == argument, segment.index == index { return segment }
    }
    return nil
  }

  /// The segment of that kind about the thread.
  @_lifetime(copy self)
  func segment(_ kind: SegmentKind) -> SegmentView? { segment(kind, UInt8(ARGUMENT_NONE)) }

  /// The bytes of such a segment; none where there is no segment.
  @_lifetime(copy self)
  func bytes(_ kind: SegmentKind, _ argument: UInt8 = UInt8(ARGUMENT_NONE), index: UInt32 = 0) -> RawSpan {
    guard let segment = segment(kind, argument, index: index) else { return RawSpan() }
    return segment.bytes
  }
}
