internal import Events
internal import Protocols

/// A socket of a process, from where it was first seen to its close.
final class Socket {
  let key: SocketKey
  let kind: Transport
  /// As its addresses are known so far.
  var flow: Flow
  /// Which end the process is; nil while nobody knows.
  var side: Side?
  /// What was said, by whom it was said to: one conversation, but for datagrams of a socket that has many peers.
  var dialogues: [Endpoint?: Dialogue] = [:]
  /// The first byte that was received, alone: it may have been looked at only (MSG_PEEK), and comes again then.
  var firstByte: FirstByte?
  /// Something was received or sent through it.
  var isUsed = false
  /// Its place in `Evidence.connectings`, where its `connect` was seen.
  var connecting: Int?

  struct FirstByte {
    let value: UInt8
    let at: Instant
  }

  /// More peers than this are not kept apart.
  static let peerLimit = 4096

  init(key: SocketKey, kind: Transport, flow: Flow, side: Side?) {
    self.key = key
    self.kind = kind
    self.flow = flow
    self.side = side
  }

  func dialogue(with peer: Endpoint?, serverPort: UInt16?) -> Dialogue {
    if let known = dialogues[peer] { return known }
    let dialogue = Dialogue(Conversation(kind, serverPort: serverPort), isOfDatagrams: kind == .datagram)
    dialogues[peer] = dialogue
    return dialogue
  }

  /// Forgets peers where there are too many of them: those with nothing under way and those that were silent for long; where
  /// these are too few, those that were heard of least lately.
  ///
  /// - Returns: what was said to them.
  func makeRoom(at now: Instant) -> [Dialogue] {
    guard dialogues.count >= Self.peerLimit else { return [] }
    let known = dialogues.sorted { ($0.value.heard ?? now) < ($1.value.heard ?? now) }
    let isSilent = { (dialogue: Dialogue) in
      dialogue.ledger.isEmpty || now.nanoseconds(since: dialogue.heard ?? now) > Thresholds.datagram
    }
    var gone = known.filter { isSilent($0.value) }
    if gone.count < Self.peerLimit / 2 { gone = Array(known.prefix(Self.peerLimit / 2)) }
    for (peer, _) in gone { dialogues[peer] = nil }
    return gone.map(\.value)
  }
}

/// What is said through a socket to one peer.
final class Dialogue {
  let conversation: Conversation
  /// Who said, or heard, the first of it: what ends with its connection is theirs.
  var party: Party?
  /// When the last of it was said.
  var heard: Instant?
  /// Exchanges without an answer, or with half of one.
  var ledger: ExchangeLedger

  init(_ conversation: Conversation, isOfDatagrams: Bool) {
    self.conversation = conversation
    ledger = ExchangeLedger(isOfDatagrams: isOfDatagrams)
  }
}
