extension Array {
  /// How many elements in front `isBefore` holds for: of an array in which it holds for none behind one for which it does not.
  func prefixCount(where isBefore: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
