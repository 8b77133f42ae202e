/// Values, each once, and where each of them stands.
struct Catalogue<Value: Hashable> {
  /// In the order in which they came.
  private(set) var values: [Value] = []
  private var places: [Value: UInt32] = [:]

  /// Where `value` stands; at the end where it is new.
  mutating func place(of value: Value) -> UInt32 {
    if let known = places[value] { return known }
    let place = UInt32(values.count)
    places[value] = place
    values.append(value)
    return place
  }
}
