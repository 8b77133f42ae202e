internal import Glibc

extension Options {
  /// A command has our standard output: what it says would stand between the blocks of a capture that goes there.
  func checkOutput() throws(UsageError) {
    guard !live.command.isEmpty, let path = recording.path, Self.isOutput(path) else { return }
    throw UsageError(
      """
      -w \(path): the command writes there as well; name another file, or keep the two apart: \
      -w /dev/fd/3 -- COMMAND 3>&1 >&2
      """)
  }

  /// Whether a path is the file or pipe that standard output is.
  private static func isOutput(_ path: String) -> Bool {
    if path == "-" { return true }
    // Safe: both are large enough by their type, and the path is passed for the time of the call.
    var (named, output) = (stat(), stat())
    guard unsafe stat(path, &named) == 0, unsafe fstat(1, &output) == 0,
      [S_IFREG, S_IFIFO].contains(output.st_mode & S_IFMT)
    else { return false }
    return named.st_dev == output.st_dev && named.st_ino == output.st_ino
  }
}
