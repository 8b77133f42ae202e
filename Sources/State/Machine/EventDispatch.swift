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
    isCloneExit = !event.type.isEnter && HandlerRow.cloneNames.contains(event.name)
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
///
/// The rows are made once and never freed, and read where they lie: no reference is counted on the way to a handler.
@safe
struct EventDispatch: @unchecked Sendable {
  // Sendable: the memory is written in init and only read afterwards.
  typealias Handler = @Sendable (inout Machine, EventView) -> Void

  static let shared = EventDispatch(.shared)

  /// What is known of one type of event.
  struct Row {
    let traits: EventTraits
    let hasHandler: Bool
    /// Does nothing where there is no handler.
    let handler: Handler

    init(traits: EventTraits, hasHandler: Bool = false, handler: @escaping Handler = { _, _ in }) {
      self.traits = traits
      self.hasHandler = hasHandler
      self.handler = handler
    }
  }

  private let rows: UnsafePointer<Row>
  private let count: Int

  init(_ table: EventTable) {
    var byName: [String: HandlerRow] = [:]
    for row in HandlerRow.all {
      for name in row.names { byName[(row.isEnter ? ">" : "<") + name] = row }
    }
    count = table.count
    // One more row than the table has, for codes that it does not know.
    let memory = UnsafeMutablePointer<Row>.allocate(capacity: count + 1)
    for (index, event) in table.all.enumerated() {
      let row = event.flags.contains(.unused) ? nil : byName[(event.type.isEnter ? ">" : "<") + event.name]
      let traits = EventTraits(event)
      unsafe (memory + index).initialize(
        to: row.map { Row(traits: traits, hasHandler: true, handler: $0.handler) } ?? Row(traits: traits))
    }
    unsafe (memory + count).initialize(to: Row(traits: EventTraits()))
    unsafe rows = UnsafePointer(memory)
  }

  subscript(type: EventType) -> Row {
    unsafeAddress { unsafe rows + min(Int(type.rawValue), count) }
  }

  func traits(of type: EventType) -> EventTraits { self[type].traits }
}

/// A row of the handler table: the events, by name and direction in all their versions, and what they do.
struct HandlerRow {
  let isEnter: Bool
  let names: [String]
  let handler: EventDispatch.Handler

  /// Calls that make a thread.
  static let cloneNames = ["clone", "clone3", "fork", "vfork"]

  static func enter(_ names: String..., handler: @escaping EventDispatch.Handler) -> HandlerRow {
    HandlerRow(isEnter: true, names: names, handler: handler)
  }

  static func exit(_ names: String..., handler: @escaping EventDispatch.Handler) -> HandlerRow {
    HandlerRow(isEnter: false, names: names, handler: handler)
  }

  static var all: [HandlerRow] { files + sockets + processes + identities + infrastructure + processorTime }
}
