internal import Protocols

/// The exchanges of one dialogue that are under way: which of them a message belongs to, and which wait in vain.
///
/// Answers that say what they answer are paired by that key; of others the first goes to the first question. It knows ids, keys
/// and times alone: what became of an exchange it hands out.
struct ExchangeLedger {
  /// In the order in which they began; nil where one is no longer under way.
  private var entries: [Entry?] = []
  /// Nothing is under way before this place.
  private var first = 0
  /// How many are under way.
  private(set) var count = 0
  /// Where those with a key stand.
  private var places: [UInt64: [Int]] = [:]
  /// Questions that were waited for too long go: nobody tells of a datagram that none will come.
  private let isOfDatagrams: Bool

  /// An exchange, and the messages it is made of.
  private struct Entry {
    let id: ExchangeID
    /// What pairs an answer with it; nil where order does.
    let key: UInt64?
    let began: Instant
    /// The numbers of its messages in the conversation; nil while they have not begun.
    var request: Int?
    var response: Int?
  }

  /// What a server does not answer is not kept for good: resolvers have a thousand questions under way and more.
  static let limit = 4096

  init(isOfDatagrams: Bool) { self.isOfDatagrams = isOfDatagrams }

  var isEmpty: Bool { count == 0 }
  /// How much room they take, with the gaps that those have left which have ended.
  var placeCount: Int { entries.count }
  var ids: [ExchangeID] { entries.compactMap { $0?.id } }
  /// The exchange that began last.
  var latest: ExchangeID? { entries.last.flatMap { $0?.id } }

  // MARK: - Messages

  /// A request begins.
  ///
  /// - Returns: those that nobody waits for any longer, or that there is no room for.
  mutating func ask(_ id: ExchangeID, _ number: Int, key: UInt64?, at now: Instant) -> [ExchangeID] {
    var gone: [ExchangeID] = []
    while let oldest = entries.indices.contains(first) ? entries[first] : nil {
      let isTooOld = isOfDatagrams && now.nanoseconds(since: oldest.began) > Thresholds.datagram
      guard isTooOld || count >= Self.limit else { break }
      gone.append(oldest.id)
      remove(at: first)
    }
    add(Entry(id: id, key: key, began: now, request: number))
    return gone
  }

  /// An answer begins to a question that was not seen.
  mutating func answer(unasked id: ExchangeID, _ number: Int, key: UInt64?, at now: Instant) {
    if count >= Self.limit { remove(at: first) }
    add(Entry(id: id, key: key, began: now, response: number))
  }

  /// The exchange that an answer belongs to, and the earlier attempts of the same question, which have none.
  struct Pairing: Equatable {
    let id: ExchangeID
    /// The last of them first.
    var superseded: [Superseded] = []

    struct Superseded: Equatable {
      let id: ExchangeID
      /// When the attempt began that took its place.
      let at: Instant
    }
  }

  /// An answer begins. Of a question that was asked twice, a client has the answer to the last, a server answers the first.
  ///
  /// - Returns: nil where no question waits for it.
  mutating func answer(_ number: Int, key: UInt64?, seenBy side: Side) -> Pairing? {
    guard let key else {
      let place = entries.indices.dropFirst(first).first { waits($0) }
      return place.flatMap { pair($0, number) }.map { Pairing(id: $0.id) }
    }
    let waiting = (places[key] ?? []).filter(waits)
    guard side == .client else {
      return waiting.first.flatMap { pair($0, number) }.map { Pairing(id: $0.id) }
    }
    guard var successor = waiting.last.flatMap({ pair($0, number) }) else { return nil }
    var pairing = Pairing(id: successor.id)
    for place in waiting.dropLast().reversed() {
      guard let earlier = entries[place] else { continue }
      pairing.superseded.append(Pairing.Superseded(id: earlier.id, at: successor.began))
      successor = earlier
    }
    // Places change when one is removed.
    for superseded in pairing.superseded { remove(superseded.id, key) }
    return pairing
  }

  /// A request has ended.
  ///
  /// - Returns: its exchange; nil where that is no longer under way.
  func end(request number: Int, key: UInt64?) -> ExchangeID? {
    guard let key else { return entries.last { $0?.request == number }.flatMap { $0?.id } }
    return places[key]?.lazy.compactMap { entries[$0] }.first { $0.request == number }?.id
  }

  /// An answer has ended, and with it its exchange.
  mutating func end(response number: Int, key: UInt64?) -> ExchangeID? {
    let place =
      key.map { key in places[key]?.first { entries[$0]?.response == number } }
      ?? entries.indices.dropFirst(first).first { entries[$0]?.response == number }
    guard let place, let ended = entries[place] else { return nil }
    remove(at: place)
    return ended.id
  }

  /// Nothing of it will be answered.
  mutating func removeAll() -> [ExchangeID] {
    let all = ids
    self = ExchangeLedger(isOfDatagrams: isOfDatagrams)
    return all
  }

  // MARK: - Places

  private func waits(_ place: Int) -> Bool { entries[place].map { $0.response == nil } ?? false }

  private mutating func pair(_ place: Int, _ number: Int) -> Entry? {
    entries[place]?.response = number
    return entries[place]
  }

  private mutating func add(_ entry: Entry) {
    if let key = entry.key { places[key, default: []].append(entries.count) }
    entries.append(entry)
    count += 1
  }

  private mutating func remove(_ id: ExchangeID, _ key: UInt64) {
    if let place = places[key]?.first(where: { entries[$0]?.id == id }) { remove(at: place) }
  }

  private mutating func remove(at place: Int) {
    guard let entry = entries[place] else { return }
    entries[place] = nil
    count -= 1
    if let key = entry.key {
      places[key]?.removeAll { $0 == place }
      if places[key]?.isEmpty == true { places[key] = nil }
    }
    while let last = entries.last, last == nil { entries.removeLast() }
    while first < entries.count, entries[first] == nil { first += 1 }
    first = min(first, entries.count)
    if entries.count > 2 * count + Self.slack { close() }
  }

  /// So many gaps are left among few that are under way for long.
  private static let slack = 64

  /// Leaves the gaps out.
  private mutating func close() {
    entries.removeAll { $0 == nil }
    first = 0
    places = [:]
    for (place, entry) in entries.enumerated() {
      if let key = entry?.key { places[key, default: []].append(place) }
    }
  }
}
