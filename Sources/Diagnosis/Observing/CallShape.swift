internal import Events

/// What observers need to know of an event's type: what it means to them, and where its params stand.
struct CallShape {
  var meaning = Meaning.none
  /// A call begins: the event is no report of something else.
  var isEnter = false
  /// The indexes of params; -1 where an event has none.
  var result: Int8 = -1
  var data: Int8 = -1
  var tuple: Int8 = -1
  var fd: Int8 = -1
  /// The list of descriptors that a poll waits for.
  var polled: Int8 = -1
  /// How many milliseconds it may wait.
  var timeout: Int8 = -1

  enum Meaning: UInt8 {
    case none
    /// The exit of a call that took bytes from a descriptor, or gave bytes to one.
    case received, sent
    /// The exit of a call by which bytes went on without the program seeing them.
    case passedOn
    case connecting, accepting, makingSocket, binding, listening, closing
    case opening
    case socketOption
    case switching, processEnd, execution
    case lost, foundAgain
  }
}

/// The shapes of all events, by code: from the event table.
struct CallShapes {
  static let shared = CallShapes(.shared)

  private let shapes: [CallShape]

  init(_ table: EventTable) {
    shapes = table.all.map { Self.shape(of: $0, table) }
  }

  /// Codes come from files: one that is not known means nothing.
  subscript(type: EventType) -> CallShape {
    let code = Int(type.rawValue)
    return code < shapes.count ? shapes[code] : CallShape()
  }

  private static func shape(of event: EventInfo, _ table: EventTable) -> CallShape {
    guard !event.flags.contains(.unused) else { return CallShape() }
    func place(_ name: String) -> Int8 { Int8(truncatingIfNeeded: event.index(ofParam: name) ?? -1) }
    let exit = table[EventType(rawValue: event.type.rawValue | 1)]
    let hasExit = exit.map { !$0.flags.contains(.unused) } ?? false
    return CallShape(
      meaning: meaning(of: event),
      isEnter: event.type.isEnter && hasExit && !event.category.isInternal && event.category != .scheduler,
      result: place("res"), data: place("data"), tuple: place("tuple"),
      fd: place("fd"),
      polled: Int8(truncatingIfNeeded: event.params.firstIndex { $0.kind == .fdlist } ?? -1),
      timeout: event.name == "poll" ? place("timeout") : -1)
  }

  private static func meaning(of event: EventInfo) -> CallShape.Meaning {
    if event.type.isEnter { return enters[event.name] ?? .none }
    if let meaning = exits[event.name] { return meaning }
    guard event.index(ofParam: "data") != nil else { return .none }
    switch event.category {
    case .ioRead: return .received
    case .ioWrite: return .sent
    default: return .none
    }
  }

  private static let enters: [String: CallShape.Meaning] = [
    "switch": .switching, "procexit": .processEnd, "drop": .lost,
  ]

  private static let exits: [String: CallShape.Meaning] = [
    "connect": .connecting, "accept": .accepting, "accept4": .accepting, "socket": .makingSocket,
    "bind": .binding, "listen": .listening, "close": .closing, "getsockopt": .socketOption,
    "sendfile": .passedOn, "open": .opening, "openat": .opening, "openat2": .opening, "creat": .opening,
    "execve": .execution, "execveat": .execution, "drop": .foundAgain,
  ]
}
