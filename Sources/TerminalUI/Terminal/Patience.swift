internal import Glibc

/// What is left of a time that was given, in ms.
struct Patience {
  /// When it is over, in ms of the monotonic clock; nil when never.
  private let end: Int?

  /// - Parameter milliseconds: negative for ever.
  init(milliseconds: Int) { end = milliseconds < 0 ? nil : Self.now() &+ milliseconds }

  /// -1 when there is no end.
  var left: Int { end.map { max($0 &- Self.now(), 0) } ?? -1 }

  /// The shorter of what is left and so many ms, where there is such a bound; -1 when there is no end.
  func left(atMost bound: Int?) -> Int {
    guard let bound else { return left }
    return end == nil ? bound : min(left, bound)
  }

  var isOver: Bool { left == 0 }

  static func now() -> Int {
    var time = timespec()
    // Safe: `time` is large enough by its type.
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec &* 1000 &+ time.tv_nsec / 1_000_000
  }
}
