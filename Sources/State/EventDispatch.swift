internal import Events

/// What `Machine` needs to know of an event's type while applying it, in one small row.
struct EventTraits {
  var flags: EventFlags = []
  /// How many params sysdig 0.29.3 writes.
  var classicParamCount: UInt8 = 255
  /// Where a newer writer repeats the enter's descriptor in the exit; -1 for nowhere.
  var exitFDParam: Int8 = -1
  /// The first param is the call's result, or the descriptor it made.
  var startsWithResult = false
  /// The descriptor stands in the exit, whoever wrote it.
  var fdIsInExit = false
  var isCloneExit = false
  /// A context switch with its counters: it belongs to no call.
  var isSwitch = false
  var isContainerRecord = false

  init() {}

  init(_ event: EventInfo) {
    flags = event.flags
    classicParamCount = UInt8(clamping: event.classicParamCount)
    startsWithResult = event.params.first.map { $0.name == "res" || $0.name == "fd" } ?? false
    isCloneExit = !event.type.isEnter && ["clone", "clone3", "fork", "vfork"].contains(event.name)
    isSwitch = event.name == "switch"
    isContainerRecord = event.name == "container" && !event.flags.contains(.skipsState)
    guard !event.type.isEnter, flags.contains(.usesFD) else { return }
    fdIsInExit = event.name == "copy_file_range"
    let first = flags.contains(.newer) || fdIsInExit ? 1 : max(1, event.classicParamCount)
    for (index, param) in event.params.enumerated() where index >= first && param.kind == .fd {
      exitFDParam = Int8(truncatingIfNeeded: index)
      break
    }
  }
}

/// What happens on which event: the traits and the handler of each type, by its code.
struct EventDispatch: Sendable {
  typealias Handler = @Sendable (inout Machine, EventView) -> Void

  static let shared = EventDispatch(.shared)

  let places: ParamPlaces
  private let traits: [EventTraits]
  private let handlers: [Handler?]

  init(_ table: EventTable) {
    places = ParamPlaces(table)
    traits = table.all.map(EventTraits.init)
    var byName: [String: Handler] = [:]
    for row in HandlerRow.all {
      for name in row.names { byName[(row.isEnter ? ">" : "<") + name] = row.handler }
    }
    handlers = table.all.map { event in
      event.flags.contains(.unused) ? nil : byName[(event.type.isEnter ? ">" : "<") + event.name]
    }
  }

  func traits(of type: EventType) -> EventTraits {
    let code = Int(type.rawValue)
    return code < traits.count ? traits[code] : EventTraits()
  }

  func handler(of type: EventType) -> Handler? {
    let code = Int(type.rawValue)
    return code < handlers.count ? handlers[code] : nil
  }
}

/// A row of the handler table: the events, by name and direction in all their versions, and what they do.
struct HandlerRow {
  let isEnter: Bool
  let names: [String]
  let handler: EventDispatch.Handler

  static func enter(_ names: String..., handler: @escaping EventDispatch.Handler) -> HandlerRow {
    HandlerRow(isEnter: true, names: names, handler: handler)
  }

  static func exit(_ names: String..., handler: @escaping EventDispatch.Handler) -> HandlerRow {
    HandlerRow(isEnter: false, names: names, handler: handler)
  }

  static var all: [HandlerRow] { files + sockets + processes + identities + infrastructure + processorTime }
}
