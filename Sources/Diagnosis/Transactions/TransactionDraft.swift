internal import Events
internal import Protocols

/// What is known of a transaction while it is put together.
struct TransactionDraft {
  let actor: ActorID
  var thread: ThreadID
  var began: Instant
  var ended: Instant
  /// Places in the evidence.
  var lookups: [Int] = []
  var connectings: [Int] = []
  var exchanges: [ExchangeID] = []
  var failedCalls: [Int] = []
  /// Of its connections those that are not made to ask for its names: the latest, and where all led to.
  var latest: Connecting?
  var addresses: Set<IPAddress> = []
  /// Who looks up more than this without using a name has another purpose: it asks for others.
  static let lookupLimit = 32
  /// Its last exchange ends it; a handshake does not.
  var isOver = false

  mutating func add(_ connecting: Connecting, at place: Int, isQuestion: Bool, until ended: Instant) {
    connectings.append(place)
    thread = connecting.thread
    self.ended = max(self.ended, ended)
    guard !isQuestion else { return }
    latest = connecting
    if let address = connecting.flow.remote?.address { addresses.insert(address) }
  }
}
