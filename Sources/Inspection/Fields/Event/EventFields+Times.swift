internal import Events
internal import State

/// When an event happened.
extension FieldInfo {
  static let eventTimes: [FieldInfo] = [
    FieldInfo("evt.num", .uint64, "Number of the event in its capture.", [.classic, .identifier]) {
      event, _, _ in .uint(event.number)
    },
    FieldInfo("evt.time", .string, "Local time of day with nanoseconds.", [.classic, .instantInJSON]) {
      event, _, scratch in
      scratch.clock.append(time: event.timestamp, to: &scratch.text)
      return .text
    },
    FieldInfo("evt.time.s", .string, "Local time of day in whole seconds.", [.classic, .instantInJSON]) {
      event, _, scratch in
      scratch.clock.append(time: event.timestamp, withNanoseconds: false, to: &scratch.text)
      return .text
    },
    FieldInfo(
      "evt.time.iso8601", .string, "Date and time in UTC as ISO 8601 writes it, with nanoseconds.",
      [.classic, .instantInJSON]
    ) {
      event, _, scratch in
      WallClock.append(iso8601: event.timestamp, to: &scratch.text)
      return .text
    },
    FieldInfo("evt.datetime", .string, "Local date and time with nanoseconds.", [.classic, .instantInJSON]) {
      event, _, scratch in
      scratch.clock.append(dateAndTime: event.timestamp, withNanoseconds: true, to: &scratch.text)
      return .text
    },
    FieldInfo("evt.datetime.s", .string, "Local date and time in whole seconds.", [.classic, .instantInJSON])
    { event, _, scratch in
      scratch.clock.append(dateAndTime: event.timestamp, withNanoseconds: false, to: &scratch.text)
      return .text
    },
    FieldInfo("evt.rawtime", .absoluteTime, "Nanoseconds since 1970.", [.classic, .signedInJSON]) {
      event, _, _ in
      .uint(event.timestamp.rawValue)
    },
    FieldInfo("evt.rawtime.s", .absoluteTime, "Whole seconds since 1970.") { event, _, _ in
      .uint(event.timestamp.seconds)
    },
    FieldInfo("evt.rawtime.ns", .absoluteTime, "Nanoseconds within the second.", [.classic, .padded]) {
      event, _, _ in .uint(event.timestamp.nanosecondsOfSecond)
    },
    FieldInfo(
      "evt.reltime", .relativeTime, "Nanoseconds since the first event.", [.classic, .padded, .signedInJSON]
    ) {
      event, machine, _ in .uint(event.sinceStart(machine))
    },
    FieldInfo("evt.reltime.s", .relativeTime, "Whole seconds since the first event.") { event, machine, _ in
      .uint(event.sinceStart(machine) / 1_000_000_000)
    },
    FieldInfo(
      "evt.reltime.ns", .relativeTime, "The part of evt.reltime below a second, in nanoseconds.",
      [.classic, .padded]
    ) { event, machine, _ in .uint(event.sinceStart(machine) % 1_000_000_000) },
    FieldInfo("evt.pluginname", .string, "Name of the plugin that made the event, if it is loaded.") {
      _, _, _ in nil
    },
    FieldInfo(
      "evt.plugininfo", .string, "The event in the words of the plugin that made it, if it is loaded."
    ) {
      _, _, _ in nil
    },
  ]

  /// How long things took.
  static let eventSpans: [FieldInfo] = [
    FieldInfo(
      "evt.latency", .relativeTime, "Nanoseconds that the call took; known when it returns.",
      [.classic, .signedInJSON]
    ) {
      event, machine, _ in event.latency(machine).map { .uint($0) }
    },
    FieldInfo("evt.latency.s", .relativeTime, "Whole seconds of evt.latency.") { event, machine, _ in
      event.latency(machine).map { .uint($0 / 1_000_000_000) }
    },
    FieldInfo(
      "evt.latency.ns", .relativeTime, "The part of evt.latency below a second, in nanoseconds.",
      [.classic, .padded]
    ) { event, machine, _ in event.latency(machine).map { .uint($0 % 1_000_000_000) } },
    FieldInfo(
      "evt.latency.quantized", .uint64, "Logarithm of the latency, for spectrograms.", [.classic, .hidden]
    ) {
      event, machine, _ in event.quantizedLatency(machine).map { .uint($0) }
    },
    FieldInfo("evt.latency.human", .string, "The latency with a unit, such as 10.30ms.") {
      event, machine, scratch in
      guard let latency = event.latency(machine) else { return nil }
      scratch.text.append(humanSpan: latency)
      return .text
    },
    FieldInfo(
      "evt.deltatime", .relativeTime, "Nanoseconds since the event before.",
      [.classic, .signedInJSON, .paced]
    ) { event, _, scratch in
      .uint(scratch.pace.delta(event))
    },
    FieldInfo("evt.deltatime.s", .relativeTime, "Whole seconds since the event before.", [.classic, .paced]) {
      event, _, scratch in
      .uint(scratch.pace.delta(event) / 1_000_000_000)
    },
    FieldInfo(
      "evt.deltatime.ns", .relativeTime, "The part of evt.deltatime below a second, in nanoseconds.",
      [.classic, .padded, .paced]
    ) { event, _, scratch in .uint(scratch.pace.delta(event) % 1_000_000_000) },
    FieldInfo(
      "evt.outputtime", .string, "The time in the form that -t asks for.", [.classic, .instantInJSON, .paced]
    ) {
      event, machine, scratch in
      event.appendOutputTime(machine, scratch.style.time, &scratch.clock, &scratch.pace, to: &scratch.text)
      return .text
    },
  ]
}

extension EventView {
  func sinceStart(_ machine: borrowing Machine) -> UInt64 {
    timestamp.rawValue &- machine.moment.firstTimestamp
  }

  /// Nanoseconds between the enter and the exit of the thread's latest call; nil for events that are no calls, 0 where
  /// the thread is not known.
  func latency(_ machine: borrowing Machine) -> UInt64? {
    if type == .processorTime, machine.moment.thread != nil { return nil }
    guard let thread = machine.moment.callingThread else { return 0 }
    if category.isInternal { return nil }
    return machine.threads[thread].latency
  }

  fileprivate func quantizedLatency(_ machine: borrowing Machine) -> UInt64? {
    guard machine.moment.callingThread != nil, let latency = latency(machine) else { return nil }
    return SpectrogramColumn.of(latency)
  }

  /// The time as the letter behind `-t` says.
  func appendOutputTime(
    _ machine: borrowing Machine, _ style: OutputStyle.TimeStyle, _ clock: inout WallClock,
    _ pace: inout EventPace, to out: inout ByteBuffer
  ) {
    switch style {
    case .clock: clock.append(time: timestamp, to: &out)
    case .absolute:
      out.append(decimal: timestamp.seconds)
      out.append(UInt8(ascii: "."))
      // sysdig writes no zeros in front here, so 12.5 may mean 12.000000005; scripts know.
      out.append(decimal: timestamp.nanosecondsOfSecond)
    case .relative: out.append(secondsOf: sinceStart(machine))
    case .latency:
      out.append(secondsOf: machine.moment.callingThread.map { machine.threads[$0].latency } ?? 0)
    case .delta: out.append(secondsOf: pace.delta(self))
    }
  }
}
