/// The nearest of several names, by how many letters have to be inserted, deleted, replaced or swapped.
package enum NameGuess {
  /// The first of the nearest names, or nil when none is near: a third of the letters may differ, and always `atLeast`.
  package static func nearest(to text: String, among names: [String], atLeast: Int = 1) -> String? {
    let wanted = Array(text.utf8.prefix(64))
    let limit = max(atLeast, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      // As many letters as one is longer have to go or to come, at the least.
      let farthest = min(limit, (best?.distance ?? .max) - 1)
      guard abs(name.utf8.count - wanted.count) <= farthest else { continue }
      let distance = distance(wanted, Array(name.utf8))
      if distance <= farthest { best = (name, distance) }
    }
    return best?.name
  }

  /// The optimal string alignment distance. O(`left` × `right`).
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      row.reserveCapacity(right.count + 1)
      for j in right.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
