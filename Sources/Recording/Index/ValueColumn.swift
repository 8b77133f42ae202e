/// Which values a surveyed field has, stretch by stretch, as they are stored: few questions are about more than one field.
struct ValueColumn: Equatable {
  /// For each stretch the places of its values, ascending.
  private(set) var bytes: [UInt8] = []

  init() {}

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Adds what was found in the next stretch.
  mutating func append(_ places: [UInt32]) { bytes.append(ascending: places) }

  /// For each of `count` stretches, whether it has one of the values of which `isWanted` says so, by their places.
  func stretches(_ count: Int, holdingAny isWanted: [Bool]) throws(IndexDamage) -> [Bool] {
    var cursor = IndexCursor(bytes)
    var found = [Bool](repeating: false, count: count)
    for stretch in 0..<count {
      var place: UInt64 = 0
      for _ in 0..<(try cursor.count()) {
        let (next, overflow) = place.addingReportingOverflow(try cursor.varint())
        guard !overflow, next < UInt64(isWanted.count) else { throw IndexDamage() }
        place = next
        found[stretch] = found[stretch] || isWanted[Int(next)]
      }
    }
    guard cursor.isAtEnd else { throw IndexDamage() }
    return found
  }
}
