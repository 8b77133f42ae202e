internal import Glibc

/// Files and folders of the user who runs the program.
enum OwnFiles {
  /// The user's own files, and those of the administrator, are believed.
  static func areOwned(by owner: UInt32) -> Bool { owner == geteuid() || owner == 0 }

  /// Safe here and below: paths are passed for the time of the call.
  static func remove(_ path: String) { unsafe unlink(path) }

  static func isWritable(folder path: String) -> Bool { unsafe access(path, W_OK | X_OK) == 0 }

  /// Makes the folder at `path` and those above it; false where that cannot be done.
  static func makeFolder(_ path: String) -> Bool {
    if unsafe access(path, F_OK) == 0 { return true }
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex, makeFolder(String(path[..<slash]))
    else { return false }
    return unsafe mkdir(path, 0o700) == 0
  }

  /// The path without links and dots; nil for what is not there.
  static func realPath(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
