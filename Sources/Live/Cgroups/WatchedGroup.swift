internal import Glibc

/// A control group that a capture lasts as long as.
struct WatchedGroup: Sendable {
  /// Its directory.
  let path: String
  private let inode: UInt64

  /// Nil where none is watched, or one for as long as a command runs, and where there is no such directory.
  init?(_ target: LiveTarget) {
    guard case .cgroup(let path) = target, let status = SystemCall.status(path) else { return nil }
    self.path = path
    inode = UInt64(status.st_ino)
  }

  /// Whether it was removed, which only a group without processes can be; one that was made anew in its place is another.
  var isGone: Bool { SystemCall.status(path).map { UInt64($0.st_ino) } != inode }
}
