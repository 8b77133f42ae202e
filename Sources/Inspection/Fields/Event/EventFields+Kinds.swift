package import Events
internal import State

/// What an event is.
extension FieldInfo {
  static let eventKinds: [FieldInfo] = [
    FieldInfo("evt.dir", .string, "Direction: > when a call is entered, < when it returns.") {
      event, _, scratch in
      scratch.text.append(event.directionSign)
      return .text
    }.known(byType: { $0.type.isEnter ? ">" : "<" }).having { [">", "<"] },
    FieldInfo("evt.type", .string, "Name of the event, such as open.") { event, _, scratch in
      event.appendName(scratch.params.table, to: &scratch.text) ? .text : nil
      // What a generic event is called is in its params.
    }.known(byType: { $0.type.isGeneric ? nil : $0.name })
      .having(denial: "no event is called") { ClosedValues.eventNames },
    FieldInfo.taking(
      .required, "evt.type.is", .uint32,
      """
      In filters and views: 1 for events of the named type, as in evt.type.is.open; else 0. It has no text to be shown as.
      """,
      [.classic, .namedInFormats]
    ) {
      argument throws(FieldError) in
      let wanted = try EventTable.shared.codes(named: argument?.text ?? "")
      return .one { event, _, scratch in
        guard scratch.isForComparison || scratch.isForTable else { return nil }
        return .uint(event.type == wanted.enter || event.type == wanted.exit ? 1 : 0)
      }
    },
    FieldInfo("syscall.type", .string, "Name of the system call; unset for events that are none.") {
      event, _, scratch in
      guard let info = scratch.params.table[event.type], event.type != .contextSwitch,
        info.flags & EventFlags.skipsState.rawValue == 0
      else { return nil }
      return event.appendName(scratch.params.table, to: &scratch.text) ? .text : nil
    }.having { ClosedValues.eventNames },
    FieldInfo(
      "evt.category", .string, "What the event is about: file, net, IPC, memory, process, wait and others."
    ) {
      event, machine, scratch in
      scratch.text.append(event.categoryName(machine))
      return .text
    }.having { EventCategory.shownNames },
    FieldInfo(
      "evt.cpu", .int16, "Number of the processor on which the event happened.", [.classic, .identifier]
    ) { event, _, _ in
      .int(event.processor)
    },
  ]
}

extension EventTable {
  /// Both codes of the event called `name`, the oldest of that name; a number stands for itself.
  fileprivate func codes(named name: String) throws(FieldError) -> (enter: EventType, exit: EventType?) {
    if let code = UInt16(name) { return (EventType(rawValue: code), nil) }
    guard let first = all.first(where: { $0.name == name }) else {
      throw FieldError("unknown event type \(name)")
    }
    return (first.type, EventType(rawValue: first.type.rawValue &+ 1))
  }
}

extension EventView {
  /// What `evt.dir` says.
  var directionSign: UInt8 { type.isEnter ? UInt8(ascii: ">") : UInt8(ascii: "<") }

  /// What `evt.cpu` says.
  var processor: Int64 { Int64(Int16(bitPattern: cpu)) }

  /// Appends what `evt.type` says; false for codes that no table has.
  func appendName(_ table: ParamTable, to out: inout ByteBuffer) -> Bool {
    let found = type.isGeneric ? syscallCode.flatMap { table.syscalls[Int($0)] } : table[type]
    guard let found, found.name.count > 0 else { return false }
    out.append(table.text, found.name)
    return true
  }

  /// The same with the names that everybody has.
  package func appendName(to out: inout ByteBuffer) { _ = appendName(.shared, to: &out) }

  /// The category; that of I/O follows from the kind of the descriptor.
  func categoryName(_ machine: borrowing Machine) -> StaticString {
    let table = ParamTable.shared
    if type.isGeneric {
      let call = syscallCode.flatMap { table.syscalls[Int($0)] }
      return EventCategory(rawValue: call?.category ?? 0).shownName ?? "unknown"
    }
    guard let info = table[type] else { return "unknown" }
    let category = EventCategory(rawValue: info.category)
    guard category.isIO else {
      return category.shownName ?? "unknown"
    }
    return machine.fdOfEvent?.kind.ioCategory ?? "unknown"
  }
}

extension EventCategory {
  /// What users see; nil where sysdig has no word.
  var shownName: StaticString? {
    switch self {
    case .other: "other"
    case .file: "file"
    case .net: "net"
    case .ipc: "IPC"
    case .memory: "memory"
    case .process: "process"
    case .sleep: "sleep"
    case .system: "system"
    case .signal: "signal"
    case .user: "user"
    case .time: "time"
    case .processing: "processing"
    case .wait: "wait"
    case .scheduler: "scheduler"
    default: nil
    }
  }

  /// What `evt.category` says of some event.
  fileprivate static var shownNames: Set<String> {
    let categories = EventTable.shared.all.map(\.category) + SyscallTable.shared.all.map(\.category)
    return Set(categories.compactMap { $0.shownName?.description })
      .union(FDKind.all.map(\.ioCategory.description))
  }
}

extension FDKind {
  /// The category of I/O on a descriptor of this kind.
  var ioCategory: StaticString {
    switch self {
    case .file, .fileV2, .directory: "file"
    case .ipv4Socket, .ipv6Socket, .ipv4Listener, .ipv6Listener: "net"
    case .fifo, .unixSocket, .event, .signal, .inotify: "ipc"
    default: "unknown"
    }
  }
}
