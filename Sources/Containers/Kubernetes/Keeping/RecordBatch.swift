/// Items gathered into records of captures: objects of one kind to which the same happened.
///
///     {"apiVersion":"v1","items":[{…},{…}],"kind":"Pod","type":"ADDED"}
struct RecordBatch {
  enum Change: String { case added = "ADDED", modified = "MODIFIED", deleted = "DELETED" }

  private let tell: ([UInt8]) -> Void
  private var kind = ClusterKind.pod
  private var change = Change.added
  private var apiVersion = ""
  private var items: [UInt8] = []

  /// The length of an event's param is a number of 16 bits; names of members need some room.
  private static let longestRecord = ClusterObject.longestItem + 1_000

  init(tell: @escaping ([UInt8]) -> Void) { self.tell = tell }

  mutating func add(_ item: [UInt8], _ change: Change, _ kind: ClusterKind, apiVersion: String) {
    let fits = items.count + item.count + 1 <= Self.longestRecord
    if !fits || kind != self.kind || change != self.change || apiVersion != self.apiVersion { flush() }
    (self.kind, self.change, self.apiVersion) = (kind, change, apiVersion)
    if !items.isEmpty { items.append(UInt8(ascii: ",")) }
    items += item
  }

  /// Tells what was gathered.
  mutating func flush() {
    guard !items.isEmpty else { return }
    let head = "{\"apiVersion\":\"\(apiVersion)\",\"items\":["
    let tail = "],\"kind\":\"\(kind.rawValue)\",\"type\":\"\(change.rawValue)\"}"
    tell(Array(head.utf8) + items + Array(tail.utf8))
    items.removeAll(keepingCapacity: true)
  }
}
