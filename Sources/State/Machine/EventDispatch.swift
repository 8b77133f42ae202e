internal import Events

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
    var traits: EventTraits
    /// Does nothing where there is no handler.
    let handler: Handler
    /// When the handler leaves more behind than what is known of a call.
    let lasting: Lasting
    /// What the handler changes is the thread that the event is of, its process, and their descriptors.
    let isConfined: Bool

    init(traits: EventTraits, handler: HandlerRow? = nil) {
      self.traits = traits
      self.handler = handler.map(\.handler) ?? Self.nothing
      lasting = handler?.lasting ?? .never
      isConfined = handler?.isConfined ?? true
      if handler != nil { self.traits.noteHandler() }
    }

    private static let nothing: Handler = { _, _ in }
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
      unsafe (memory + index).initialize(to: Row(traits: EventTraits(event), handler: row))
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
  let lasting: Lasting
  /// What it changes is the thread that the event is of, its process, and their descriptors; threads that it makes, and
  /// containers that become known, are told of by `ThreadChange`.
  private(set) var isConfined = false
  let handler: EventDispatch.Handler

  init(
    isEnter: Bool, names: [String], lasting: Lasting, handler: @escaping EventDispatch.Handler
  ) {
    (self.isEnter, self.names, self.lasting, self.handler) = (isEnter, names, lasting, handler)
  }

  /// The same, said to change nothing beyond the process that the event is of.
  var confined: HandlerRow {
    var row = self
    row.isConfined = true
    return row
  }

  /// Calls that make a thread.
  static let cloneNames = ["clone", "clone3", "fork", "vfork"]

  static func enter(
    _ names: String..., lasting: Lasting = .always, handler: @escaping EventDispatch.Handler
  ) -> HandlerRow {
    HandlerRow(isEnter: true, names: names, lasting: lasting, handler: handler)
  }

  static func exit(
    _ names: String..., lasting: Lasting = .always, handler: @escaping EventDispatch.Handler
  ) -> HandlerRow {
    HandlerRow(isEnter: false, names: names, lasting: lasting, handler: handler)
  }

  static var all: [HandlerRow] {
    (files + sockets + processes + identities + processorTime).map(\.confined)
      + limits + infrastructure + holes
  }
}
