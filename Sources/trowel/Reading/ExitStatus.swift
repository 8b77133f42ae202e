/// How the command ends.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  /// The work failed: a damaged capture, a full disk.
  case failed = 1
  /// The command line or the filter was wrong.
  case usage = 2
}
