/// How the command ends.
package struct ExitStatus: Equatable, Sendable {
  package let code: Int32

  package init(_ code: Int32) { self.code = code }

  /// What a shell shows of a process that a signal ended.
  init(killedBy signal: Int32) { self.init(128 + signal) }

  package static let done = ExitStatus(0)
  /// The work failed: a damaged capture, a full disk.
  package static let failed = ExitStatus(1)
  /// The command line or the filter was wrong.
  package static let usage = ExitStatus(2)
}
