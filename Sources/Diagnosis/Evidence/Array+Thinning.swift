/// Lists that do not grow with the length of a capture.
extension Array {
  /// Leaves out those of the older half that `isDispensable` names; where that is too few, the oldest of it go, but for a
  /// quarter of `limit`.
  ///
  /// - Returns: where those that were kept had stood.
  @discardableResult
  mutating func thin(to limit: Int, _ isDispensable: (Element) -> Bool) -> [Int] {
    let half = count / 2
    let older = (0..<half).filter { !isDispensable(self[$0]) }.suffix(limit / 4)
    let places = [Int](older) + (half..<count)
    self = places.map { self[$0] }
    return places
  }
}
