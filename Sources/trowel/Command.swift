internal import Inspection

/// The command: from words to an exit status.
struct Command {
  /// The name it was called by: `trowel`, or `sysdig` where that is a link to it.
  let name: String

  func run(_ words: [String]) -> ExitStatus {
    do {
      let options = try ArgumentParser.parse(words)
      if let listing = options.listing { return print(listing, options) }
      guard !options.captures.isEmpty else {
        throw UsageError("nothing to read: recording is not built yet, give a capture with -r FILE")
      }
      var reading = ReadingRun(options: options, command: name)
      return reading.run()
    } catch let error as UsageError {
      StandardStreams.write("\(name): \(error.message) (\(name) --help lists the options)\n", to: .error)
      return .usage
    } catch {
      StandardStreams.write("\(name): \(error)\n", to: .error)
      return .failed
    }
  }

  private func print(_ listing: Options.Listing, _ options: Options) -> ExitStatus {
    StandardStreams.write(Listings.text(listing, isVerbose: options.isVerbose, command: name), to: .output)
    return .done
  }
}
