internal import Glibc

/// A descriptor that closes itself: a map, a program, a link. What it stands for goes with it, because nothing is pinned.
struct OwnedDescriptor: ~Copyable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// Takes what a call returned, or throws the error that it left.
  init(_ result: Int32, of call: String, about object: String) throws(LiveError) {
    guard result >= 0 else { throw LiveError.last(call, object) }
    number = result
  }

  deinit {
    if number >= 0 { close(number) }
  }
}
