internal import Captures
internal import Glibc
internal import Inspection
internal import State

/// Reads the captures that the command line names, one after the other, each with a machine of its own.
struct ReadingRun {
  let options: Options
  let command: String

  func run() -> ExitStatus {
    for path in options.captures {
      let status = read(path)
      if status != .done || stopRequest.isRaised { return status }
    }
    return .done
  }

  private func read(_ path: String) -> ExitStatus {
    do {
      var machine = Machine()
      let filter = try Filter(options.filter, style: options.style, interning: &machine.strings)
      let reader = try CaptureReader(path: path, avoidingISAL: Environment.avoidsISAL)
      _ = consume reader
      _ = consume filter
      return .done
    } catch let error as FilterError {
      StandardStreams.write("\(command): filter error: \(error.message)\n", to: .error)
      return .usage
    } catch {
      StandardStreams.write("\(command): \(path): \(error)\n", to: .error)
      return .failed
    }
  }
}
