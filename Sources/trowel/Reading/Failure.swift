internal import Captures
internal import Inspection

/// From an error to a line on standard error and an exit status.
enum Failure {
  /// What became of `work` on the capture at `path`.
  static func reported(by command: String, path: String, _ work: () throws -> Void) -> ExitStatus {
    do {
      try work()
      return .done
    } catch let error as FilterError {
      StandardStreams.write("\(command): \(error)\n", to: .error)
      return .usage
    } catch let error as FormatError {
      StandardStreams.write("\(command): \(error)\n", to: .error)
      return .usage
    } catch let error as CaptureError {
      StandardStreams.write("\(command): \(path): \(error)\n", to: .error)
      return .failed
    } catch {
      StandardStreams.write("\(command): \(error)\n", to: .error)
      return .failed
    }
  }
}
