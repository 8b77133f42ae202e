/// The exchanges that are kept, in the order in which they began.
///
/// Those that nobody asks about again are left out when there are too many: answered, quick, and old.
package struct ExchangeStore: Sendable {
  private var kept: [Exchange] = []
  private var nextID = 0
  /// How many were left out.
  var leftOutCount: Int { nextID - kept.count }

  /// More than this are not kept.
  static let limit = 20_000

  package init() {}

  /// In the order in which they began.
  package var all: [Exchange] { kept }

  package subscript(id: ExchangeID) -> Exchange? { place(of: id).map { kept[$0] } }

  mutating func modify(_ id: ExchangeID, _ body: (inout Exchange) -> Void) {
    if let place = place(of: id) { body(&kept[place]) }
  }

  /// Takes in an exchange that `make` makes for its id.
  mutating func add(_ make: (ExchangeID) -> Exchange) -> ExchangeID {
    let id = ExchangeID(rawValue: nextID)
    nextID += 1
    kept.append(make(id))
    return id
  }

  var isCrowded: Bool { kept.count > Self.limit }

  /// Leaves out those of the older half that `isDispensable` names; where that is too few, the oldest go.
  mutating func thin(_ isDispensable: (Exchange) -> Bool) { kept.thin(to: Self.limit, isDispensable) }

  /// Where the exchange lies: ids ascend.
  private func place(of id: ExchangeID) -> Int? {
    let place = kept.prefixCount { $0.id.rawValue < id.rawValue }
    return place < kept.count && kept[place].id == id ? place : nil
  }
}
