internal import Events
internal import Protocols
internal import State

/// Who waits for connections and datagrams: those who do, by process and address, and so many of those who no longer do.
struct ListenerTable {
  private var live: [ThreadID: [Address: Entry]] = [:]
  private var ended: [Entry] = []
  /// How many there were.
  private var count = 0
  /// How many of those that ended were not kept.
  private(set) var leftOutCount = 0

  /// What a process listens at.
  struct Address: Hashable {
    let endpoint: Endpoint
    let transport: L4Protocol
  }

  private struct Entry {
    let number: Int
    /// The name of its process, by which an heir is known.
    let program: StringID
    var listening: Listening
  }

  /// One that has ended, and by what name its process went.
  struct Ended {
    let listening: Listening
    let program: StringID
  }

  /// More that have ended are not kept: first those go that took datagrams, as resolvers take a port for each question.
  static let limit = 20_000

  /// In the order in which they began.
  var all: [Listening] {
    (ended + live.values.flatMap(\.values)).sorted { $0.number < $1.number }.map(\.listening)
  }

  /// A second `listen` only changes how many may wait; after an exec it is another actor that listens.
  mutating func begin(_ listening: Listening, of process: ThreadID, program: StringID) {
    let address = Address(endpoint: listening.endpoint, transport: listening.transport)
    if let known = live[process]?[address] {
      guard known.listening.actor != listening.actor, let now = listening.began else { return }
      keep(known, endedAt: now)
    }
    live[process, default: [:]][address] = Entry(number: count, program: program, listening: listening)
    count += 1
  }

  /// - Returns: what ended; nil where nobody listened there.
  mutating func end(_ address: Address, of process: ThreadID, at instant: Instant) -> Ended? {
    guard let entry = live[process]?.removeValue(forKey: address) else { return nil }
    if live[process]?.isEmpty == true { live[process] = nil }
    keep(entry, endedAt: instant)
    return Ended(listening: entry.listening, program: entry.program)
  }

  /// A process has ended, and with it all that it listened at.
  mutating func endAll(of process: ThreadID, at instant: Instant) -> [Ended] {
    let entries = (live.removeValue(forKey: process) ?? [:]).values.sorted { $0.number < $1.number }
    for entry in entries { keep(entry, endedAt: instant) }
    return entries.map { Ended(listening: $0.listening, program: $0.program) }
  }

  private mutating func keep(_ entry: Entry, endedAt instant: Instant) {
    var entry = entry
    entry.listening.ended = instant
    ended.append(entry)
    guard ended.count > Self.limit else { return }
    let before = ended.count
    ended.thin(to: Self.limit) { $0.listening.transport == .udp }
    leftOutCount += before - ended.count
  }
}
