internal import Events
internal import State

/// The params of an event: all of them, one of them, as text or as they are.
extension FieldInfo {
  static let eventParams: [FieldInfo] = [
    FieldInfo("evt.args", .string, "All params of the event as one line of name=value.") {
      event, machine, scratch in
      scratch.params.appendAll(event, machine, to: &scratch.text)
      return .text
    },
    FieldInfo.taking(
      .required, "evt.arg", .string,
      "One param by name or number as text, names of errors and descriptors resolved, as in evt.arg.fd or evt.arg[0]."
    ) { argument throws(FieldError) in
      let selection = try ParamSelection(argument, field: "evt.arg")
      return .one { event, machine, scratch in
        guard let index = selection.index(in: event),
          scratch.params.appendBest(index, event, machine, to: &scratch.text)
        else { return nil }
        return .text
      }
    },
    FieldInfo.taking(.required, "evt.rawarg", .dynamic, "One param by name, unresolved, as in evt.rawarg.fd.")
    {
      argument throws(FieldError) in
      let selection = try ParamSelection(argument, field: "evt.rawarg", byNameOnly: true)
      return .one { event, _, scratch in selection.value(in: event, &scratch) }
    },
    FieldInfo("evt.info", .string, "What the event has to tell, which is all its params as in evt.args.") {
      event, machine, scratch in
      scratch.params.appendInfo(event, machine, to: &scratch.text)
      return .text
    },
    FieldInfo.taking(
      .optional, "evt.abspath", .string, "The whole path of a call with a directory and a path; src or dst."
    ) {
      argument throws(FieldError) in
      guard let side = PathSide(argument) else { throw FieldError("evt.abspath takes src or dst") }
      return .one { event, machine, scratch in
        event.appendAbsolutePath(side, machine, &scratch) ? .text : nil
      }
    },
    FieldInfo.taking(
      .required, "evt.around", .uint64,
      "Within so many milliseconds of a time in nanoseconds, as in evt.around[1404996934793590564]=1000.",
      [.classic, .filterOnly, .distance]
    ) { argument throws(FieldError) in
      guard let center = argument.flatMap({ UInt64($0.text) }) else {
        throw FieldError("evt.around takes a time in nanoseconds, as in evt.around[1404996934793590564]=1000")
      }
      return .one { event, _, _ in
        // The distance in milliseconds, rounded up: equal to or below the wanted one when the event is near enough.
        let time = event.timestamp.rawValue
        let distance = time > center ? time - center : center - time
        return .uint(distance / 1_000_000 + (distance % 1_000_000 == 0 ? 0 : 1))
      }
    },
  ]
}

/// Which param of an event is meant: by number, or by a name that lies elsewhere in every event.
struct ParamSelection {
  /// By event code: the index of the param, or -1 where the event has none of that name.
  private let indices: [Int16]
  private let number: Int?

  init(_ argument: FieldArgument?, field: String, byNameOnly: Bool = false) throws(FieldError) {
    guard let argument, !argument.text.isEmpty else {
      throw FieldError("\(field) needs the name of a param, as in \(field).fd")
    }
    if let index = argument.index {
      guard !byNameOnly else {
        throw FieldError("\(field) fields must be expressed explicitly, as in \(field).fd")
      }
      number = index
      indices = []
      return
    }
    number = nil
    indices = EventTable.shared.all.map { Int16($0.index(ofParam: argument.text) ?? -1) }
    guard indices.contains(where: { $0 >= 0 }) else {
      throw FieldError("unknown event param \(argument.text)")
    }
  }

  /// The param called `name`, which the event table has.
  init(named name: String) {
    number = nil
    indices = EventTable.shared.all.map { Int16($0.index(ofParam: name) ?? -1) }
  }

  /// Where the param stands in `event`, or nil.
  func index(in event: EventView) -> Int? {
    if let number { return number >= 0 && number < event.paramCount ? number : nil }
    let code = Int(event.type.rawValue)
    guard code < indices.count, indices[code] >= 0, Int(indices[code]) < event.paramCount else { return nil }
    return Int(indices[code])
  }

  /// The param as it was stored, by its kind; data and addresses as bytes.
  func value(in event: EventView, _ scratch: inout FieldScratch) -> FieldValue? {
    guard let index = index(in: event), let bytes = event.param(index),
      let info = scratch.params.table[event.type], let plan = scratch.params.table.plan(info, index)
    else { return nil }
    if let width = plan.kind.width, bytes.byteCount < width { return nil }
    switch plan.kind {
    case .int8: return .int(Int64(bytes.load(0, as: Int8.self)))
    case .int16: return .int(Int64(bytes.load(0, as: Int16.self)))
    case .int32, .fd32, .pid32: return .int(Int64(bytes.load(0, as: Int32.self)))
    case .int64, .errno, .fd, .pid: return .int(bytes.load(0, as: Int64.self))
    case .uint8, .flags8, .enumflags8, .sigtype: return .uint(UInt64(bytes.load(0, as: UInt8.self)))
    case .uint16, .flags16, .enumflags16, .syscall, .port:
      return .uint(UInt64(bytes.load(0, as: UInt16.self)))
    case .uint32, .flags32, .enumflags32, .mode, .uid, .gid, .sigset:
      return .uint(UInt64(bytes.load(0, as: UInt32.self)))
    case .bool: return .bool(bytes.load(0, as: UInt32.self) != 0)
    case .uint64, .reltime, .abstime: return .uint(bytes.load(0, as: UInt64.self))
    case .double: return .double(Double(bitPattern: bytes.load(0, as: UInt64.self)))
    case .ipv4addr: return .address(IPAddress(networkOrder: bytes, at: 0, isV6: false))
    case .ipv6addr: return .address(IPAddress(networkOrder: bytes, at: 0, isV6: true))
    case .chars, .path, .relpath:
      scratch.text.append(bytes.untilNUL())
      return .text
    case .bytes, .sockaddr, .socktuple, .fdlist, .dyn, .charsarray, .pairsarray:
      scratch.text.append(bytes)
      return .bytes
    }
  }
}
