internal import Captures
internal import Chisels
internal import Inspection

/// From an error to a line on standard error and an exit status.
enum Failure {
  /// Says what went wrong, in a capture at `path` if it was that, and behind it what to do.
  ///
  /// - Parameter subcommand: whose options were mistaken; nil for those of the command itself.
  static func report(
    _ error: any Error, by command: String, _ subcommand: String? = nil, path: String = "", hint: String = ""
  ) -> ExitStatus {
    switch error {
    case let error as UsageError:
      let help = subcommand.map { "\(command) \($0)" } ?? command
      return report("\(error.message) (\(help) --help lists the options)", by: command, .usage)
    case is LanguageError: return report("\(error)", by: command, .usage)
    // Scripts, not captures, are to blame; they name their files.
    case is ChiselError: return report("\(error)", by: command, .failed)
    case is CaptureError: return report("\(path): \(error)", by: command, .failed)
    default: return report("\(error)\(hint)", by: command, .failed)
    }
  }

  private static func report(_ text: String, by command: String, _ status: ExitStatus) -> ExitStatus {
    StandardStreams.write("\(command): \(text)\n", to: .error)
    return status
  }
}
