public import Captures
public import Events
public import Inspection
public import State

/// Writes what went through IP sockets as packets, for tcpdump and Wireshark.
///
/// The payloads are what processes wrote and read, the times those at which the calls returned. Headers are made up from
/// the addresses of the sockets: no packet was seen, and which bytes shared one is not known. Each call is a packet.
/// A payload that was not recorded whole makes a packet of which less was captured than it was long.
public struct PacketSink: EventSink, ~Copyable {
  private var file: PacketFile
  private var conversations: [Conversation: ConversationState] = [:]
  /// The ends that the call of a thread names, for a message that is on its way out.
  private var sending: [ThreadID: SocketTuple] = [:]
  /// By event code.
  private let roles: [PacketRole?]
  /// By event code: which param of an enter names the ends of a message.
  private let enterTuples: [Int?]
  /// Messages that are in no packet, because they went through unix sockets.
  public private(set) var unixMessageCount = 0
  /// The same because it is not known from where to where they went.
  public private(set) var unknownMessageCount = 0

  /// More are forgotten, and begin anew.
  private static let mostConversations = 65_536

  /// Finds out whether the file at `path` can be made; `-` is standard output. It is made, or emptied, when a source begins.
  public init(path: String) throws(CaptureWritingError) {
    file = try PacketFile(
      path: path,
      comment: """
        Made by trowel from system calls: payloads are what processes wrote and read, all headers are made up \
        from the addresses of their sockets.
        """)
    roles = EventTable.shared.all.map { PacketRole($0) }
    enterTuples = EventTable.shared.all.map {
      $0.type.isEnter && $0.category == .ioWrite ? $0.index(ofParam: "tuple") : nil
    }
  }

  public mutating func begin(_: borrowing Machine) throws { try file.open() }

  /// What follows comes from another source: its connections are others.
  public mutating func end(_: borrowing Machine) {
    conversations.removeAll()
    sending.removeAll()
  }

  public var wantsMore: Bool { !file.isClosed }

  public mutating func rest(at _: Timestamp, _: borrowing Machine) throws { try file.flush() }

  public mutating func close() throws { try file.flush() }

  public mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    if event.type.isEnter { return noteEnds(of: event) }
    let code = Int(event.type.rawValue)
    guard code < roles.count, let role = roles[code], let socket = socket(of: event, role, machine) else {
      return
    }
    guard let ends = ends(of: event, role, socket) else { return countUntold(role, event, socket) }
    if conversations.count > Self.mostConversations { conversations.removeAll() }
    let conversation = Conversation(ends.local, ends.remote)
    var teller = ConversationTeller(ends, conversations[conversation] ?? ConversationState(), event)
    try teller.tell(role, machine, to: &file)
    conversations[conversation] = teller.isOver ? nil : teller.state
  }

  /// What the filter turned down may name the ends of what passes.
  public mutating func leaveOut(_ event: EventView, _: Omission, _: borrowing Machine) {
    if event.type.isEnter { noteEnds(of: event) }
  }

  private mutating func noteEnds(of event: EventView) {
    let code = Int(event.type.rawValue)
    guard code < enterTuples.count, let index = enterTuples[code] else { return }
    if sending.count > Self.mostConversations { sending.removeAll() }
    sending[event.thread] = Self.tuple(index, of: event)
  }

  private static func tuple(_ index: Int?, of event: EventView) -> SocketTuple? {
    guard let index, let bytes = event.param(index) else { return nil }
    return SocketTuple(bytes)
  }

  private mutating func ends(of event: EventView, _ role: PacketRole, _ socket: FDEntry) -> SocketEnds? {
    switch role {
    case .send:
      let named = sending.removeValue(forKey: event.thread)
      return SocketEnds(of: named, isOutgoing: true, on: socket) ?? SocketEnds(socket)
    case .receive(let params):
      return SocketEnds(of: Self.tuple(params.tuple, of: event), isOutgoing: false, on: socket)
        ?? SocketEnds(socket)
    case .connect, .accept, .close: return SocketEnds(socket)
    }
  }

  private func socket(of event: EventView, _ role: PacketRole, _ machine: borrowing Machine) -> FDEntry? {
    if let socket = machine.fdOfEvent { return socket }
    guard case .send(let params) = role, let index = params.descriptor, let thread = machine.moment.thread,
      let number = event.param(index)?.value(as: Int64.self)
    else { return nil }
    return machine.fd(FD(rawValue: number), of: thread)
  }

  private mutating func countUntold(_ role: PacketRole, _ event: EventView, _ socket: FDEntry) {
    switch role {
    case .send(let params), .receive(let params):
      guard let length = params.length(of: event), length > 0 else { return }
      if socket.kind == .unixSocket { unixMessageCount += 1 }
      if socket.kind.isIPSocket { unknownMessageCount += 1 }
    case .connect, .accept, .close: break
    }
  }
}
