internal import Chisels
internal import Inspection
internal import Live
internal import Recording
internal import Top

/// The command: from words to an exit status.
struct Command {
  /// The name it was called by: `trowel`, or `sysdig` where that is a link to it, or `csysdig`, under which it is
  /// `trowel top`.
  let name: String

  func run(_ words: [String]) -> ExitStatus {
    do {
      if name == "csysdig" { return try Top.run(command: name, words) }
      if let (subcommand, rest) = try Subcommand.named(by: words) { return run(subcommand, rest) }
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

  /// A subcommand with options of its own has a page of help of its own.
  private func run(_ subcommand: Subcommand, _ words: [String]) -> ExitStatus {
    do { return try subcommand.run(name, words) } catch {
      return Failure.report(error, by: name, subcommand.words == nil ? nil : subcommand.name)
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
    func chisels() throws -> ChiselSink {
      try ChiselSink(options.chisels.requests, from: Environment.chisels, run)
    }
    guard options.recording.isRecording else {
      return try perform(
        Run(
          options: options, command: name, chisels: run, showing: { _ in try chisels() },
          keepingBy: { NoRecorder() }))
    }
    return try perform(
      Run(
        options: options, command: name, chisels: run, showing: { _ in AnySink(try chisels()) },
        keepingBy: options.recorder))
  }

  /// Keeps events where that is asked for, or an index is to be made of them, and shows the others.
  private func run(_ options: Options) throws -> ExitStatus {
    if !options.chisels.requests.isEmpty { return try runChisels(options) }
    if options.recording.isRecording { return try record(options) }
    if IndexPlan.mayMakeIndex(options) {
      return try perform(
        Run(
          options: options, command: name, showing: { try $0.sink(options.shown) },
          keepingBy: { AnyRecorder(IndexKeeper()) }))
    }
    return try show(options)
  }

  /// Keeps events, and shows none. Captures are written in a loop of their own, as they are what is kept most.
  private func record(_ options: Options) throws -> ExitStatus {
    if let path = options.recording.path, options.recording.ring == nil {
      return try perform(
        Run(
          options: options, command: name, showing: { try $0.nothing() },
          keepingBy: { try options.captureSink(path: path) }))
    }
    return try perform(
      Run(options: options, command: name, showing: { try $0.nothing() }, keepingBy: options.recorder))
  }

  /// Shows events in the form that the options ask for.
  private func show(_ options: Options) throws -> ExitStatus {
    func show<Shown: EventSink & ~Copyable>(_ makeShown: (Showing) throws -> Shown) throws -> ExitStatus {
      try perform(
        Run(options: options, command: name, showing: makeShown, keepingBy: { NoRecorder() }))
    }
    return switch options.shown {
    case .lines: try show { try $0.lines() }
    case .json: try show { try $0.objects() }
    case .strace: try show { $0.calls() }
    case .nothing: try show { try $0.nothing() }
    }
  }

  /// Explains what is read, or what a command does, and records it where that is asked for.
  func explain(_ options: Options) throws -> ExitStatus {
    guard let wishes = options.explanation else { return .done }
    let plan = ExplanationPlan(options, wishes)
    guard options.recording.isRecording else {
      return try perform(
        Run(options: options, command: name, showing: { $0.explanation(plan) }, keepingBy: { NoRecorder() }))
    }
    return try perform(
      Run(
        options: options, command: name, showing: { AnySink($0.explanation(plan)) },
        keepingBy: options.recorder))
  }

  /// Prints what a view, or what stands in its place, makes of what is read or watched.
  func top<Shown: EventSink & ~Copyable>(
    _ options: Options, showing makeShown: (Showing) throws -> Shown
  ) throws -> ExitStatus {
    try perform(
      Run(
        options: options, command: name, showing: { AnySink(try makeShown($0)) }, keepingBy: { NoRecorder() })
    )
  }

  /// Shows events to a session at a screen: those of a machine that is watched, or those of a capture, which is read again
  /// whenever the session shows something else of it.
  func top(_ options: Options, _ session: TopSession) throws -> ExitStatus {
    var status = ExitStatus.done
    repeat {
      status = try perform(
        Run(
          options: options, command: name, session: session, showing: { _ in AnySink(TopSink(session)) },
          keepingBy: { NoRecorder() }))
      // A command that could not be started has nothing to show.
      if options.captures.isEmpty, !session.hasEvents { return status }
      session.stay()
    } while session.wantsReading && !session.isOver && !options.captures.isEmpty
    return status
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
