/// Pauses that double, and differ from one client to the next.
struct Backoff {
  private let first: Int
  private let longest: Int
  private var count = 0

  init(_ pace: ClusterPace) {
    first = pace.firstPause
    longest = pace.longestPause
  }

  /// The next pause, in ms.
  mutating func next() -> Int {
    let pause = min(longest, first << min(count, 16))
    count += 1
    return Int.random(in: (pause / 2)...max(pause / 2, pause))
  }

  mutating func reset() { count = 0 }
}
