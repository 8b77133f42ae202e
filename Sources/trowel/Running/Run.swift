internal import Captures
internal import Chisels
internal import Events
internal import Glibc
internal import Inspection
internal import Recording
internal import State
internal import Top

/// One run of the command: events from the captures that it names, one after the other, or from a machine that is watched,
/// each source with a machine of its own, and all into one sink.
struct Run<Shown: EventSink & ~Copyable, Keeper: Recorder & ~Copyable>: ~Copyable {
  let options: Options
  let command: String
  var sink: ConsoleSink<Shown, Keeper>
  /// What chisels are told of the run, and what they ask of it; nil where none look at the events.
  let chisels: ChiselRun?
  /// Who looks at a screen; nil for nobody.
  private let session: TopSession?
  private let showing: Showing
  /// What there is to say about the filter has been said.
  private var hasToldNotes = false

  /// - Parameters:
  ///   - chisels: nil where the events themselves are shown.
  ///   - makeShown: makes what shows events.
  ///   - makeKeeper: makes what keeps them; touches no file.
  init(
    options: Options, command: String, chisels: ChiselRun? = nil, session: TopSession? = nil,
    showing makeShown: (Showing) throws -> Shown,
    keepingBy makeKeeper: () throws -> Keeper
  ) throws {
    self.options = options
    self.command = command
    self.chisels = chisels
    self.session = session
    showing = Showing(options)
    sink = ConsoleSink(
      shown: try makeShown(showing),
      visibility: chisels == nil && options.explanation == nil && options.top == nil
        ? Visibility(options) : .everything,
      keeper: try makeKeeper(),
      options: options)
  }

  mutating func run() -> ExitStatus {
    if options.merges { return runMerged() }
    var status = ExitStatus.done
    for path in options.captures where status == .done && !stopRequest.isRaised && !wasEnded {
      do { try read(path) } catch { status = Failure.report(error, by: command, path: path) }
    }
    return close(status)
  }

  /// A chisel has said that no more events are wanted, of other captures either.
  private var wasEnded: Bool { chisels?.isOver ?? false }

  /// Everything that can be wrong with the command line is found before the capture is opened.
  private mutating func read(_ path: String) throws {
    chisels?.sourceName = path
    var machine = Machine()
    let filter = try compile(&machine)
    var reader = try open(path)
    let progress = Self.progress(of: [[reader.gauge]])
    chisels?.progress = progress
    session?.noteProgress(progress)
    if reader.isPipe { Signals.interruptRegularly() }
    let plan = IndexPlan(of: path, options, isPipe: reader.isPipe, for: sink.needs)
    let guide = try plan.guide()
    defer { if let guide { tell(of: guide) } }
    if let guide {
      try reader.follow(guide)
    } else if let builder = sink.makeIndex(plan) {
      try inspect(IndexingSource(reader, tellingOf: builder), machine, filter, of: path)
      return tell(of: builder)
    } else {
      tellOfNoIndex()
    }
    let showsProgress = options.showsProgress || options.recording.path != nil
    guard showsProgress || !options.range.isEverything else {
      return try inspect(reader, machine, filter, of: path)
    }
    let source = ProgressSource(RangedSource(reader, options.range), isShown: showsProgress)
    try inspect(source, machine, filter, of: path) { $0.end() }
  }

  /// How much has been read of captures, each with a gauge for every reader of its sections: of each what was read last
  /// counts.
  static func progress(of captures: [[ReadingGauge]]) -> () -> Double {
    {
      let fractions = captures.map { gauges in gauges.compactMap(\.fraction).max() ?? 0 }
      return fractions.isEmpty ? 0 : fractions.reduce(0, +) / Double(fractions.count)
    }
  }

  /// Reads a capture to its end.
  ///
  /// - Parameter end: what is to be done with the source then, or after an error.
  private mutating func inspect<Source: CountingSource & ~Copyable>(
    _ source: consuming Source, _ machine: consuming Machine, _ filter: consuming Filter, of path: String,
    end: (inout Source) -> Void = { _ in }
  ) throws {
    var inspector = Inspector(source: source, machine: machine, filter: filter)
    defer {
      end(&inspector.source)
      tell(inspector.machine.holes, in: path)
    }
    try inspect(&inspector) { SourceCounts(suppressed: $0.suppressedCount) }
    try check(eventCount: inspector.source.eventCount + inspector.source.suppressedCount)
  }

  // MARK: - What all sources have in common

  /// The filter of the command line for the events of a source, and the filters of the sink, which are ready then. What
  /// there is to note about them is noted on standard error, once: what is printed stays as it is.
  ///
  /// - Parameter compilesSink: false where sources share the sink that has been compiled before.
  mutating func compile(_ machine: inout Machine, compilesSink: Bool = true) throws -> Filter {
    do {
      let text = options.filtersDisplayOnly ? "" : options.filter
      let filter = try Filter(text, style: options.style, interning: &machine.strings)
      if compilesSink { try sink.compile(interning: &machine.strings) }
      if !hasToldNotes { for text in filter.notes + sink.notes { note(text) } }
      hasToldNotes = true
      return filter
    } catch let error as LanguageError {
      throw options.explained(error)
    }
  }

  /// A capture, to be read as the options say.
  func open(_ path: String) throws -> CaptureReader {
    var reader = try CaptureReader(path: path, avoidingISAL: Environment.avoidsISAL)
    reader.includesUsers = !options.excludesUsers
    reader.suppress(processesNamed: options.suppressedNames)
    return reader
  }

  /// Lets the events of a source happen.
  ///
  /// - Parameter counts: what the source counted.
  mutating func inspect<Source: EventSource & ~Copyable>(
    _ inspector: inout Inspector<Source>, until stop: StopRequest = stopRequest,
    counts: (inout Source) -> SourceCounts
  ) throws {
    let start = clock()
    defer { endColors() }
    try inspector.run(into: &sink, until: stop)
    tellStatistics(counts(&inspector.source), since: start)
  }

  /// A capture without a single event is a failed recording or another kind of file: silence would hide it.
  func check(eventCount: UInt64) throws {
    guard eventCount == 0, !stopRequest.isRaised, options.eventLimit != 0 else { return }
    throw CaptureError(problem: .noEvents, field: "capture", offset: 0)
  }

  // MARK: - The end

  /// Completes what is written, and says and shows what there is to say once everything was read.
  mutating func close(_ status: ExitStatus) -> ExitStatus {
    var status = status
    do { try sink.close() } catch {
      let failure = Failure.report(error, by: command)
      if status == .done { status = failure }
    }
    tellEnd()
    return status
  }

  /// What is to be said and shown once everything was read.
  func tellEnd() {
    for text in chisels?.notes ?? [] { note(text) }
    if let note = sink.closingNote { StandardStreams.write("\(command): \(note)\n", to: .error) }
    var table = ByteBuffer()
    sink.appendSummary(to: &table)
    StandardStreams.write(table.bytes, to: .output)
  }

  /// Says something beside the lines.
  func note(_ text: String) { StandardStreams.write("\(command): note: \(text)\n", to: .error) }

  /// Whoever reads on should know what cannot be found.
  func tell(_ holes: Holes, in path: String) {
    if let text = holes.note(about: path) { note(text) }
  }

  /// - Parameter start: of the processor's clock.
  func tellStatistics(_ counts: SourceCounts, since start: clock_t) {
    guard options.isVerbose else { return }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    let statistics = ClosingStatistics(eventCount: sink.tally.count, source: counts, seconds: seconds)
    StandardStreams.write(statistics.text, to: .error)
  }

  /// Whatever was colored, what follows is not. A terminal is told so in any case, as by sysdig; but where a capture is
  /// written nothing was printed, and JSON has no colors.
  func endColors() {
    guard !options.recording.isRecording, options.form == .lines, options.top == nil else { return }
    if showing.format.utf8.contains(0x1B) || (showing.isTerminal && !Environment.forbidsColor) {
      StandardStreams.write("\u{1B}[00m", to: .output)
    }
  }
}
