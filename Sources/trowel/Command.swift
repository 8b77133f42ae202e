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
      return try run(options)
    } catch {
      return Failure.report(error, by: name)
    }
  }

  /// Keeps events where that is asked for, and shows the others.
  private func run(_ options: Options) throws -> ExitStatus {
    if let path = options.recording.packetPath {
      return try keep(options) { try options.packetSink(path: path) }
    }
    guard let path = options.recording.path else {
      return IndexPlan.mayMakeIndex(options)
        ? try show(options) { IndexKeeper() } : try show(options) { NoRecorder() }
    }
    guard let limit = options.recording.ring else {
      return try keep(options) { try options.captureSink(path: path) }
    }
    return try keep(options) { try options.flightRecorder(path: path, keeping: limit) }
  }

  private func keep<Keeper: Recorder & ~Copyable>(
    _ options: Options, by makeKeeper: () throws -> Keeper
  ) throws -> ExitStatus {
    try perform(
      Run(options: options, command: name, showing: { try $0.nothing() }, keepingBy: makeKeeper))
  }

  /// In the form that the options ask for.
  private func show<Keeper: Recorder & ~Copyable>(
    _ options: Options, keepingBy makeKeeper: () throws -> Keeper
  ) throws -> ExitStatus {
    switch options.shown {
    case .lines:
      try perform(Run(options: options, command: name, showing: { try $0.lines() }, keepingBy: makeKeeper))
    case .json:
      try perform(Run(options: options, command: name, showing: { try $0.objects() }, keepingBy: makeKeeper))
    case .strace:
      try perform(Run(options: options, command: name, showing: { $0.calls() }, keepingBy: makeKeeper))
    case .nothing:
      try perform(Run(options: options, command: name, showing: { try $0.nothing() }, keepingBy: makeKeeper))
    }
  }

  /// Reads captures, or watches what is to be watched where there are none.
  private func perform<Shown: EventSink & ~Copyable, Keeper: Recorder & ~Copyable>(
    _ run: consuming Run<Shown, Keeper>
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
