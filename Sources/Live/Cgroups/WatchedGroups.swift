internal import Glibc

/// Control groups that a capture lasts as long as.
struct WatchedGroups: Sendable {
  /// Their directories.
  private let paths: [String]
  private let inodes: [UInt64]

  /// Nil where none are watched, or some for as long as a command runs, and where one has no such directory.
  init?(_ target: LiveTarget) {
    guard case .cgroups(let paths) = target else { return nil }
    let inodes = paths.compactMap { SystemCall.status($0).map { UInt64($0.st_ino) } }
    guard inodes.count == paths.count else { return nil }
    self.paths = paths
    self.inodes = inodes
  }

  /// Whether all were removed, which only groups without processes can be; one that was made anew in the place of another
  /// is not the same.
  var areGone: Bool {
    zip(paths, inodes).allSatisfy { path, inode in SystemCall.status(path).map { UInt64($0.st_ino) } != inode
    }
  }

  /// What they are called in messages.
  var description: String { paths.count == 1 ? paths[0] : "the last of \(paths.count) control groups" }
}
