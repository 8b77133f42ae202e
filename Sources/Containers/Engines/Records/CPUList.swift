/// Lists of processors as control groups take them: `0-3,7`.
enum CPUList {
  /// How many it names; 0 for all, and for a list that is none.
  static func count(_ list: String) -> Int64 {
    var count: Int64 = 0
    for part in list.split(separator: ",") {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first >= 0,
        first <= last
      else { return 0 }
      count += Int64(last) - Int64(first) + 1
    }
    return count
  }
}
