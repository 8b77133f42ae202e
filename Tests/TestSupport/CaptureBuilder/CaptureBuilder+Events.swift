internal import Events

/// Events, from the event table.
extension CaptureBuilder {
  public enum Direction: Sendable { case enter, exit }

  /// Adds an event; `name` is taken for the newest event of that name that sysdig 0.29.3 knows.
  ///
  ///     .event("open", .exit, thread: 1, at: 5_000, [.fd(3), .path("/etc/hosts"), 1, 0, 0])
  ///
  /// Fewer values than the table has params make the event of an older writer.
  public func event(
    _ name: String, _ direction: Direction, thread: Int64? = nil, at time: UInt64? = nil, cpu: UInt16? = nil,
    dumpFlags: UInt32? = nil, _ values: [EventValue] = []
  ) -> CaptureBuilder {
    with {
      $0.append(Self.code(name, direction), thread: thread, at: time, cpu: cpu, dumpFlags: dumpFlags, values)
    }
  }

  /// Adds an event by its code.
  public func event(
    code: UInt16, thread: Int64? = nil, at time: UInt64? = nil, cpu: UInt16? = nil, dumpFlags: UInt32? = nil,
    _ values: [EventValue] = []
  ) -> CaptureBuilder {
    with { $0.append(code, thread: thread, at: time, cpu: cpu, dumpFlags: dumpFlags, values) }
  }

  /// Adds an event in place: for loops over many of them.
  public mutating func append(
    _ code: UInt16, thread: Int64? = nil, at time: UInt64? = nil, cpu: UInt16? = nil,
    dumpFlags: UInt32? = nil,
    _ values: [EventValue] = []
  ) {
    if let time { clock = time }
    let info = EventTable.shared[EventType(rawValue: code)]
    let params = values.enumerated().map { index, value in
      value.encoded(width: index < info?.params.count ?? 0 ? info?.params[index].kind.width : nil)
    }
    let isLarge = info?.flags.contains(.large) ?? false
    let flags = dumpFlags ?? currentDumpFlags
    let hasFlags = layout.hasFlags || flags != 0
    var body: [UInt8] = []
    body.append(little: cpu ?? currentCPU)
    if hasFlags { body.append(little: flags) }
    body += Self.event(
      code, thread: thread ?? currentThread, at: clock, params, hasParamCount: layout.events >= 2 || isLarge,
      hasWideLengths: isLarge)
    eventBlocks += Self.block(eventType(hasFlags: hasFlags, isLarge: isLarge), body)
    clock &+= step
  }

  /// Adds an event that was made elsewhere, as it is.
  public func event(bytes: [UInt8], cpu: UInt16) -> CaptureBuilder {
    with {
      var body: [UInt8] = []
      body.append(little: cpu)
      $0.eventBlocks += Self.block($0.eventType(hasFlags: false, isLarge: false), body + bytes)
    }
  }

  /// The bytes of an event itself, from its timestamp to its last param.
  public static func event(
    _ code: UInt16, thread: Int64, at time: UInt64, _ params: [[UInt8]], hasParamCount: Bool = true,
    hasWideLengths: Bool = false
  ) -> [UInt8] {
    var lengths: [UInt8] = []
    for param in params {
      if hasWideLengths {
        lengths.append(little: UInt32(param.count))
      } else {
        lengths.append(little: UInt16(param.count))
      }
    }
    let payload = params.flatMap(\.self)
    var bytes: [UInt8] = []
    bytes.append(little: time)
    bytes.append(little: thread)
    bytes.append(little: UInt32((hasParamCount ? 26 : 22) + lengths.count + payload.count))
    bytes.append(little: code)
    if hasParamCount { bytes.append(little: UInt32(params.count)) }
    return bytes + lengths + payload
  }

  private func eventType(hasFlags: Bool, isLarge: Bool) -> UInt32 {
    if isLarge { return hasFlags ? 0x222 : 0x221 }
    if layout.events >= 2 { return hasFlags ? 0x217 : 0x216 }
    return hasFlags ? 0x208 : blockType(0x204, legacy: 0x8010_ABCD)
  }

  /// The newest code of that name and direction that sysdig 0.29.3 knows, else the newest of all.
  public static func code(_ name: String, _ direction: Direction) -> UInt16 {
    let named = EventTable.shared.all.filter {
      $0.name == name && $0.type.isEnter == (direction == .enter) && !$0.flags.contains(.unused)
    }
    let best =
      named.last { $0.flags.isDisjoint(with: [.newer, .old]) } ?? named.last { !$0.flags.contains(.newer) }
    guard let found = best ?? named.last else { preconditionFailure("no event is called \(name)") }
    return found.type.rawValue
  }
}
