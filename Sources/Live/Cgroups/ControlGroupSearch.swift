internal import Glibc

/// Finds control groups by the names of their directories.
enum ControlGroupSearch {
  private static let root = "/sys/fs/cgroup"
  /// Deeper than any engine nests them.
  private static let deepest = 12

  /// The first directory whose name is wanted, nearest to the root first; nil where there is none.
  ///
  /// - Parameter hostRoot: where the files of the host are; empty for our own root.
  static func nearest(hostRoot: String, where isWanted: (String) -> Bool) -> String? {
    nearest(in: hostRoot + root, depth: 0, where: isWanted)
  }

  private static func nearest(in directory: String, depth: Int, where isWanted: (String) -> Bool) -> String? {
    guard depth <= deepest else { return nil }
    let names = SystemCall.entries(directory, ofType: DT_DIR).filter { !$0.hasPrefix(".") }
    if let name = names.first(where: isWanted) { return directory + "/" + name }
    for name in names {
      if let found = nearest(in: directory + "/" + name, depth: depth + 1, where: isWanted) { return found }
    }
    return nil
  }
}
