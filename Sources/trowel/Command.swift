internal import Chisels
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
        return try print(listing, options)
      }
      for note in options.notes { StandardStreams.write("\(name): \(note)\n", to: .error) }
      return try run(options)
    } catch {
      return Failure.report(error, by: name)
    }
  }

  /// Lets chisels look at the events, and runs the command once more if one of them asks for that.
  private func runChisels(_ options: Options) throws -> ExitStatus {
    let run = ChiselRun(options.chiselSettings)
    let status = try runChisels(options, run)
    guard status == .done, let words = run.rerun else { return status }
    return self.run(ChiselArguments.words(ofCommand: words))
  }

  private func runChisels(_ options: Options, _ run: ChiselRun) throws -> ExitStatus {
    guard let path = options.recording.path else { return try show(options, run) { NoRecorder() } }
    guard let limit = options.recording.ring else {
      return try show(options, run) { try options.captureSink(path: path) }
    }
    return try show(options, run) { try options.flightRecorder(path: path, keeping: limit) }
  }

  private func show<Keeper: Recorder & ~Copyable>(
    _ options: Options, _ run: ChiselRun, keepingBy makeKeeper: () throws -> Keeper
  ) throws -> ExitStatus {
    try perform(
      Run(
        options: options, command: name, chisels: run,
        showing: { _ in try ChiselSink(options.chisels.requests, from: Environment.chisels, run) },
        keepingBy: makeKeeper))
  }

  /// Keeps events where that is asked for, and shows the others.
  private func run(_ options: Options) throws -> ExitStatus {
    if !options.chisels.requests.isEmpty { return try runChisels(options) }
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

  private func print(_ listing: Options.Listing, _ options: Options) throws(UsageError) -> ExitStatus {
    StandardStreams.write(
      try Listings.text(listing, isVerbose: options.isVerbose, command: name), to: .output)
    return .done
  }
}
