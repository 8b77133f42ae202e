internal import Glibc

/// Finds the file that a command's name stands for, so that a wrong name is told before anything starts.
package enum CommandLookup {
  /// Where execvp(3) looks when `PATH` is not set.
  static let standardPath = "/bin:/usr/bin"

  /// The path to execute: `name` itself when it has a slash, else the first executable in a directory of `path`.
  /// Throws `notExecuted` with ENOENT where there is no such file, EACCES where none of them may be executed.
  static func find(_ name: String, path: String?) throws(LiveError) -> String {
    if name.utf8.contains(UInt8(ascii: "/")) {
      let code = obstacle(to: name)
      guard code == 0 else { throw LiveError(.notExecuted(command: name, code: code)) }
      return name
    }
    var found = ENOENT
    if !name.isEmpty {
      for directory in (path ?? standardPath).split(separator: ":", omittingEmptySubsequences: false) {
        // An empty entry is the working directory.
        let candidate = directory.isEmpty ? "./\(name)" : "\(directory)/\(name)"
        let code = obstacle(to: candidate)
        if code == 0 { return candidate }
        if code == EACCES { found = EACCES }
      }
    }
    throw LiveError(.notExecuted(command: name, code: found))
  }

  /// Whether a name stands for something that can be executed.
  package static func isCommand(_ name: String, path: String?) -> Bool {
    do throws(LiveError) {
      _ = try find(name, path: path)
      return true
    } catch {
      return false
    }
  }

  /// Why `path` cannot be executed, as an errno, or 0.
  private static func obstacle(to path: String) -> Int32 {
    var status = stat()
    // Safe: `status` is large enough by its type, and strings are passed for the time of the calls.
    guard unsafe stat(path, &status) == 0 else { return errno }
    guard status.st_mode & S_IFMT == S_IFREG else { return EACCES }
    return unsafe faccessat(AT_FDCWD, path, X_OK, AT_EACCESS) == 0 ? 0 : errno
  }
}
