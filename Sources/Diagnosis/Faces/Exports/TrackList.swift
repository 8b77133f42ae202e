/// Lays stretches of time on tracks, so that two on one track never cross: one lies within the other, or they are apart.
struct TrackList {
  /// The ends of what is open on each track, the innermost last.
  private var open: [[UInt64]] = []

  /// The track for a stretch. Stretches come in the order of their beginnings, of equal ones the longest first.
  mutating func track(from began: UInt64, to ended: UInt64) -> Int {
    for place in open.indices {
      while let last = open[place].last, last <= began { open[place].removeLast() }
      if let last = open[place].last, last < ended { continue }
      open[place].append(ended)
      return place
    }
    open.append([ended])
    return open.count - 1
  }
}
