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

  /// More peers than this are not kept apart: those with nothing open go.
  static let peerLimit = 512

  init(key: SocketKey, kind: Transport, flow: Flow, side: Side?) {
    self.key = key
    self.kind = kind
    self.flow = flow
    self.side = side
  }

  func dialogue(with peer: Endpoint?, serverPort: UInt16?) -> Dialogue {
    if let known = dialogues[peer] { return known }
    if dialogues.count >= Self.peerLimit { dialogues = dialogues.filter { !$0.value.open.isEmpty } }
    let dialogue = Dialogue(Conversation(kind, serverPort: serverPort))
    dialogues[peer] = dialogue
    return dialogue
  }
}

/// What is said through a socket to one peer.
final class Dialogue {
  let conversation: Conversation
  /// Who said, or heard, the first of it: what ends with its connection is theirs.
  var party: Party?
  /// Exchanges without an answer, or with half of one, in the order in which they began.
  var open: [Open] = []

  /// An exchange under way, and the messages it is made of.
  struct Open {
    let id: ExchangeID
    /// What pairs an answer with it; nil where order does.
    let key: UInt64?
    /// The numbers of its messages in the conversation; nil while they have not begun.
    var request: Int?
    var response: Int?
  }

  /// What a server does not answer is not kept for good.
  static let openLimit = 256

  init(_ conversation: Conversation) { self.conversation = conversation }
}

/// A descriptor of a process.
struct SocketKey: Hashable {
  let process: ThreadID
  let fd: FD
}
