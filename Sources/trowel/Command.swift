internal import Inspection
internal import Live
internal import Recording

/// The command: from words to an exit status.
struct Command {
  /// The name it was called by: `trowel`, or `sysdig` where that is a link to it.
  let name: String

  func run(_ words: [String]) -> ExitStatus {
    do {
      if let (subcommand, choice) = try Subcommand.named(by: words) { return subcommand.run(name, choice) }
      let options = try ArgumentParser.parse(words)
      if let listing = options.listing {
        try options.checkListing()
        return print(listing, options)
      }
      for note in options.notes { StandardStreams.write("\(name): \(note)\n", to: .error) }
      // Nothing is shown of what is recorded, so that the form of lines does not matter.
      if let path = options.recording.packetPath {
        return try perform(
          ReadingRun<TextSink, _>(options: options, command: name) { try options.packetSink(path: path) })
      }
      guard let path = options.recording.path else {
        return try show(options)
      }
      guard let limit = options.recording.ring else {
        return try perform(
          ReadingRun<TextSink, _>(options: options, command: name) { try options.captureSink(path: path) })
      }
      return try perform(
        ReadingRun<TextSink, _>(options: options, command: name) {
          try options.flightRecorder(path: path, keeping: limit)
        })
    } catch {
      return Failure.report(error, by: name)
    }
  }

  /// Prints a line an event, in the form that the options ask for.
  private func show(_ options: Options) throws -> ExitStatus {
    if IndexPlan.mayMakeIndex(options) {
      return options.isJSON
        ? try perform(ReadingRun<JSONSink, _>(options: options, command: name) { IndexKeeper() })
        : try perform(ReadingRun<TextSink, _>(options: options, command: name) { IndexKeeper() })
    }
    if options.isJSON {
      return try perform(ReadingRun<JSONSink, _>(options: options, command: name) { NoRecorder() })
    }
    if options.isStrace {
      return try perform(ReadingRun<StraceSink, _>(options: options, command: name) { NoRecorder() })
    }
    return try perform(ReadingRun<TextSink, _>(options: options, command: name) { NoRecorder() })
  }

  /// Reads captures, or watches what is to be watched where there are none.
  private func perform<Lines: LineSink & ~Copyable, Keeper: Recorder & ~Copyable>(
    _ run: consuming ReadingRun<Lines, Keeper>
  ) throws -> ExitStatus {
    guard run.options.captures.isEmpty else { return run.run() }
    try run.options.checkFirstWord()
    for note in run.options.live.notes { StandardStreams.write("\(name): \(note)\n", to: .error) }
    try run.options.checkOutput()
    return try run.watch(run.options.target(), run.options.liveSettings())
  }

  private func print(_ listing: Options.Listing, _ options: Options) -> ExitStatus {
    StandardStreams.write(Listings.text(listing, isVerbose: options.isVerbose, command: name), to: .output)
    return .done
  }
}
