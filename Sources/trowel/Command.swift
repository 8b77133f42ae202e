internal import Glibc
internal import Inspection
internal import Recording

/// The command: from words to an exit status.
struct Command {
  /// The name it was called by: `trowel`, or `sysdig` where that is a link to it.
  let name: String

  func run(_ words: [String]) -> ExitStatus {
    do {
      let options = try ArgumentParser.parse(words)
      if let listing = options.listing { return print(listing, options) }
      guard !options.captures.isEmpty else { throw nothingToRead(options) }
      for note in options.notes { StandardStreams.write("\(name): \(note)\n", to: .error) }
      guard let path = options.recording.path else {
        var reading = ReadingRun(options: options, command: name) { NoRecorder() }
        return reading.run()
      }
      guard let limit = options.recording.ring else {
        var recording = ReadingRun(options: options, command: name) { try options.captureSink(path: path) }
        return recording.run()
      }
      var recording = ReadingRun(options: options, command: name) {
        try options.flightRecorder(path: path, keeping: limit)
      }
      return recording.run()
    } catch {
      return Failure.report(error, by: name)
    }
  }

  /// A capture without `-r` before it is the usual reason.
  private func nothingToRead(_ options: Options) -> UsageError {
    if !options.firstWord.isEmpty, unsafe access(options.firstWord, F_OK) == 0 {
      return UsageError("\(options.firstWord) is a file: did you mean -r \(options.firstWord)?")
    }
    return UsageError(
      "nothing to read: watching a running machine is not built yet, give a capture with -r FILE, or -r - for standard input"
    )
  }

  private func print(_ listing: Options.Listing, _ options: Options) -> ExitStatus {
    StandardStreams.write(Listings.text(listing, isVerbose: options.isVerbose, command: name), to: .output)
    return .done
  }
}
