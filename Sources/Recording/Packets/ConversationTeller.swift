internal import Captures
internal import Events
internal import State

/// Tells in packets what an event does to a conversation: the greeting, the payload, the farewell.
struct ConversationTeller: ~Escapable {
  private let ends: SocketEnds
  private(set) var state: ConversationState
  private let isLocalFirst: Bool
  private let event: EventView

  @_lifetime(copy event)
  init(_ ends: SocketEnds, _ state: ConversationState, _ event: EventView) {
    self.ends = ends
    self.state = state
    self.event = event
    isLocalFirst = Conversation(ends.local, ends.remote).first == ends.local
  }

  /// Both ends have said farewell.
  var isOver: Bool { state.first.hasFinished && state.second.hasFinished }

  mutating func tell(
    _ role: PacketRole, _ machine: borrowing Machine, to file: inout PacketFile
  ) throws(CaptureWritingError) {
    switch role {
    case .send(let params): try tell(params, isOutgoing: true, machine, to: &file)
    case .receive(let params): try tell(params, isOutgoing: false, machine, to: &file)
    case .connect where ends.isTCP: try connect(machine, to: &file)
    case .accept where ends.isTCP:
      if !state.isOpened { try open(byLocal: false, isAnswered: true, machine, to: &file) }
    case .close where ends.isTCP: if result >= 0 { try finish(isLocal: true, machine, to: &file) }
    case .connect, .accept, .close: break
    }
  }

  private var result: Int64 { event.param(0)?.value(as: Int64.self) ?? -1 }

  // MARK: - Greeting and farewell

  /// What connect(2) returns where packets went out all the same, as negative error numbers.
  private enum ConnectResult {
    static let inProgress: Int64 = -115
    static let refused: Int64 = -111
  }

  private mutating func connect(
    _ machine: borrowing Machine, to file: inout PacketFile
  ) throws(CaptureWritingError) {
    switch result {
    case 0 where state.isHalfOpened: try answer(byLocal: false, machine, to: &file)
    case 0: try open(byLocal: true, isAnswered: true, machine, to: &file)
    case ConnectResult.inProgress: try open(byLocal: true, isAnswered: false, machine, to: &file)
    case ConnectResult.refused:
      try open(byLocal: true, isAnswered: false, machine, to: &file)
      state[isFirst(local: false)].next = 0
      try sendEmpty([.reset, .acknowledge], fromLocal: false, machine, to: &file)
      state = ConversationState()
    default: break
    }
  }

  /// A new connection, whatever was between these ends before.
  private mutating func open(
    byLocal: Bool, isAnswered: Bool, _ machine: borrowing Machine, to file: inout PacketFile
  ) throws(CaptureWritingError) {
    state = ConversationState()
    state.isOpened = true
    state[isFirst(local: byLocal)].next = 0
    try sendEmpty(.synchronize, fromLocal: byLocal, machine, to: &file)
    if isAnswered { try answer(byLocal: !byLocal, machine, to: &file) } else { state.isHalfOpened = true }
  }

  /// The second and the third packet of the greeting.
  private mutating func answer(
    byLocal: Bool, _ machine: borrowing Machine, to file: inout PacketFile
  ) throws(CaptureWritingError) {
    state.isHalfOpened = false
    state[isFirst(local: byLocal)].next = 0
    try sendEmpty([.synchronize, .acknowledge], fromLocal: byLocal, machine, to: &file)
    try sendEmpty(.acknowledge, fromLocal: !byLocal, machine, to: &file)
  }

  private mutating func finish(
    isLocal: Bool, _ machine: borrowing Machine, to file: inout PacketFile
  ) throws(CaptureWritingError) {
    guard !state[isFirst(local: isLocal)].hasFinished else { return }
    try sendEmpty([.finish, .acknowledge], fromLocal: isLocal, machine, to: &file)
    state[isFirst(local: isLocal)].hasFinished = true
  }

  // MARK: - Payload

  private mutating func tell(
    _ params: PacketRole.MessageParams, isOutgoing: Bool, _ machine: borrowing Machine,
    to file: inout PacketFile
  ) throws(CaptureWritingError) {
    guard let length = params.length(of: event) else { return }
    let isFirst = isFirst(local: isOutgoing)
    let teller: ConversationState.Teller = isOutgoing ? .sender : .receiver
    // Where both ends were recorded, who told of this direction first tells of all of it.
    guard (state[isFirst].teller ?? teller) == teller else { return }
    state[isFirst].teller = teller
    if ends.isTCP, length == 0 {
      // Reading nothing is the end; writing nothing is nothing.
      if !isOutgoing { try finish(isLocal: false, machine, to: &file) }
      return
    }
    if state.isHalfOpened { try answer(byLocal: false, machine, to: &file) }
    guard let data = event.param(params.data) else { return }
    try send(data.extracting(first: min(data.byteCount, length)), of: length, isOutgoing, machine, to: &file)
  }

  /// As many packets as what is known of the payload fills; what is behind it is missing among their numbers.
  private mutating func send(
    _ data: RawSpan, of length: Int, _ isOutgoing: Bool, _ machine: borrowing Machine,
    to file: inout PacketFile
  ) throws(CaptureWritingError) {
    let largest = MadeUpPacket.largestPayload
    let isFirst = isFirst(local: isOutgoing)
    var start = 0
    repeat {
      let whole = min(length - start, largest)
      let known = min(data.byteCount - start, whole)
      try append(
        packet([.push, .acknowledge], fromLocal: isOutgoing, payloadByteCount: whole),
        data.window(start, byteCount: known), machine, to: &file)
      state[isFirst].next &+= UInt32(truncatingIfNeeded: whole)
      start += whole
    } while start < data.byteCount
    state[isFirst].next &+= UInt32(truncatingIfNeeded: length - start)
  }

  // MARK: - Packets

  /// The local end is the first one of the conversation, or the remote one is.
  private func isFirst(local: Bool) -> Bool { local == isLocalFirst }

  /// A packet of TCP without payload; a greeting or a farewell takes one number.
  private mutating func sendEmpty(
    _ flags: MadeUpPacket.TCPFlags, fromLocal: Bool, _ machine: borrowing Machine, to file: inout PacketFile
  ) throws(CaptureWritingError) {
    let nothing: [UInt8] = []
    try append(
      packet(flags, fromLocal: fromLocal, payloadByteCount: 0), nothing.rawSpan, machine, to: &file)
    if !flags.isDisjoint(with: [.synchronize, .finish]) { state[isFirst(local: fromLocal)].next &+= 1 }
  }

  private func packet(
    _ flags: MadeUpPacket.TCPFlags, fromLocal: Bool, payloadByteCount: Int
  ) -> MadeUpPacket {
    let isFirst = isFirst(local: fromLocal)
    let acknowledgment = flags.contains(.acknowledge) ? state[!isFirst].next : 0
    return MadeUpPacket(
      source: fromLocal ? ends.local : ends.remote, destination: fromLocal ? ends.remote : ends.local,
      transport: ends.isTCP
        ? .tcp(sequence: state[isFirst].next, acknowledgment: acknowledgment, flags: flags) : .udp,
      payloadByteCount: payloadByteCount)
  }

  /// The comment names the thread that the event happened on.
  private func append(
    _ packet: MadeUpPacket, _ payload: RawSpan, _ machine: borrowing Machine, to file: inout PacketFile
  ) throws(CaptureWritingError) {
    try file.append(packet, at: event.timestamp, payload: payload) { out in
      guard let thread = machine.moment.thread else { return }
      machine.strings.appendText(of: machine.threads[thread].name, to: &out)
      out.append(" (" as StaticString)
      out.append(decimal: event.thread.rawValue)
      out.append(")" as StaticString)
    }
  }
}
