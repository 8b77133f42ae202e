internal import Captures
internal import Events
internal import Glibc
internal import Inspection
internal import Recording
internal import State

/// Reads the captures that the command line names, one after the other, each with a machine of its own.
struct ReadingRun<Lines: LineSink & ~Copyable, Keeper: Recorder & ~Copyable>: ~Copyable {
  let options: Options
  let command: String
  private let format: String
  private let isTerminal = StandardStreams.isTerminal(.output)
  /// What there is to say about the filter has been said.
  var hasToldNotes = false
  /// What happened in all captures, where that is asked for.
  private var summary: EventSummary?
  /// Makes what keeps the events, once nothing else can be wrong.
  private let makeRecorder: () throws -> Keeper
  private var recorder: Keeper?

  init(options: Options, command: String, recordingBy makeRecorder: @escaping () throws -> Keeper) {
    self.makeRecorder = makeRecorder
    recorder = nil
    self.options = options
    self.command = command
    format =
      options.isJSON
      ? options.format.text(onTerminal: false, colored: false)
      : options.format.text(onTerminal: isTerminal, colored: !Environment.forbidsColor)
    summary = options.summarizes ? EventSummary() : nil
  }

  mutating func run() -> ExitStatus {
    if options.merges { return runMerged() }
    var status = ExitStatus.done
    for path in options.captures where status == .done && !stopRequest.isRaised {
      do { try read(path) } catch { status = Failure.report(error, by: command, path: path) }
    }
    printSummary()
    return status
  }

  /// What is to be said and shown once everything was read.
  mutating func printSummary() {
    if let note = recorder.take()?.closingNote { StandardStreams.write("\(command): \(note)\n", to: .error) }
    guard let summary = summary.take() else { return }
    var table = ByteBuffer()
    summary.append(to: &table)
    StandardStreams.write(table.bytes, to: .output)
  }

  /// Makes what keeps the events, once nothing but the source can be wrong. No file is touched.
  mutating func prepareRecorder() throws {
    if recorder == nil { recorder = try makeRecorder() }
  }

  /// Tells what keeps the events of a source that is there.
  mutating func beginRecording(watchingFor trigger: consuming Filter?) throws {
    try prepareRecorder()
    try recorder?.beginSource(watchingFor: trigger)
  }

  /// Everything that can be wrong with the command line is found before the capture is opened.
  private mutating func read(_ path: String) throws {
    var machine = Machine()
    let filter = try filter(options.filtersDisplayOnly ? "" : options.filter, interning: &machine.strings)
    let sink = try sink(interning: &machine.strings)
    tell(filter.notes)
    hasToldNotes = true
    let trigger = try trigger(interning: &machine.strings)
    var reader = try open(path)
    if reader.isPipe { Signals.interruptRegularly() }
    try beginRecording(watchingFor: trigger)
    let plan = IndexPlan(of: path, options, isPipe: reader.isPipe)
    let guide = try plan.guide(showing: format)
    defer { if let guide { tell(of: guide) } }
    if let guide {
      try reader.follow(guide)
    } else if let builder = recorder?.makeIndex(plan) {
      try inspect(IndexingSource(reader, tellingOf: builder), machine, filter, sink, of: path)
      return tell(of: builder)
    } else {
      tellOfNoIndex()
    }
    let showsProgress = options.showsProgress || options.recording.path != nil
    guard showsProgress || !options.range.isEverything else {
      return try inspect(reader, machine, filter, sink, of: path)
    }
    let source = ProgressSource(RangedSource(reader, options.range), isShown: showsProgress)
    try inspect(source, machine, filter, sink, of: path) { $0.end() }
  }

  /// Reads a capture to its end.
  ///
  /// - Parameter end: what is to be done with the source then, or after an error.
  mutating func inspect<Source: CountingSource & ~Copyable>(
    _ source: consuming Source, _ machine: consuming Machine, _ filter: consuming Filter,
    _ sink: consuming ConsoleSink<Lines, Keeper>, of path: String, end: (inout Source) -> Void = { _ in }
  ) throws {
    var inspector = Inspector(source: source, machine: machine, filter: filter, sink: sink)
    defer {
      end(&inspector.source)
      tell(inspector.machine.holes, in: path)
    }
    try inspect(&inspector) { SourceCounts(suppressed: $0.suppressedCount) }
    try check(eventCount: inspector.source.eventCount + inspector.source.suppressedCount)
  }

  /// A capture, to be read as the options say.
  func open(_ path: String) throws -> CaptureReader {
    var reader = try CaptureReader(path: path, avoidingISAL: Environment.avoidsISAL)
    reader.includesUsers = !options.excludesUsers
    reader.suppress(processesNamed: options.suppressedNames)
    return reader
  }

  /// A capture without a single event is a failed recording or another kind of file: silence would hide it.
  func check(eventCount: UInt64) throws {
    guard eventCount == 0, !stopRequest.isRaised, options.eventLimit != 0 else { return }
    throw CaptureError(problem: .noEvents, field: "capture", offset: 0)
  }

  /// Says something beside the lines.
  func note(_ text: String) { StandardStreams.write("\(command): note: \(text)\n", to: .error) }

  /// Notes about the filter go to standard error, once: what is printed stays as it is.
  func tell(_ notes: [String]) {
    guard !hasToldNotes else { return }
    for text in notes { note(text) }
  }

  /// Whoever reads on should know what cannot be found.
  func tell(_ holes: Holes, in path: String) {
    if let text = holes.note(about: path) { note(text) }
  }

  /// What a flight recorder waits for.
  func trigger(interning strings: inout StringPool) throws -> Filter? {
    guard let text = options.recording.trigger else { return nil }
    return try filter(text, interning: &strings)
  }

  /// A filter of the command line.
  func filter(_ text: String, interning strings: inout StringPool) throws(LanguageError) -> Filter {
    do throws(LanguageError) {
      return try Filter(text, style: options.style, interning: &strings)
    } catch {
      throw options.explained(error)
    }
  }

  func sink(interning strings: inout StringPool) throws -> ConsoleSink<Lines, Keeper> {
    let shown = try filter(options.filtersDisplayOnly ? options.filter : "", interning: &strings)
    tell(shown.notes)
    let output = OutputFile(descriptor: 1, writesEachLine: isTerminal || options.isUnbuffered)
    let lines = try Lines(format: format, style: options.style, onTerminal: isTerminal, to: output)
    return ConsoleSink(lines: lines, shown: shown, options: options)
  }

  /// - Parameter counts: what the source counted.
  mutating func inspect<Source: EventSource & ~Copyable>(
    _ inspector: inout Inspector<Source, ConsoleSink<Lines, Keeper>>,
    until stop: StopRequest = stopRequest,
    counts: (inout Source) -> SourceCounts
  ) throws {
    let start = clock()
    lend(to: &inspector.sink)
    defer { takeBack(from: &inspector.sink) }
    try inspector.run(until: stop)
    tellStatistics(of: inspector.sink.tally, counts(&inspector.source), since: start)
  }

  /// Lets a sink go on with what was summed up and recorded so far.
  mutating func lend(to sink: inout ConsoleSink<Lines, Keeper>) {
    sink.continueSummary(summary.take())
    sink.continueRecording(recorder.take())
  }

  /// Takes over what a sink has summed up and recorded; it has shown its last line.
  mutating func takeBack(from sink: inout ConsoleSink<Lines, Keeper>) {
    recorder = sink.takeRecorder()
    summary = sink.takeSummary()
    endColors()
  }

  /// - Parameter start: of the processor's clock.
  func tellStatistics(of tally: EventTally, _ counts: SourceCounts, since start: clock_t) {
    guard options.isVerbose else { return }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    let statistics = ClosingStatistics(eventCount: tally.count, source: counts, seconds: seconds)
    StandardStreams.write(statistics.text, to: .error)
  }

  /// Whatever was colored, what follows is not. A terminal is told so in any case, as by sysdig; but where a capture is
  /// written nothing was printed, and JSON has no colors.
  private func endColors() {
    guard !options.recording.isRecording, !options.isJSON, !options.isStrace else { return }
    if format.utf8.contains(0x1B) || (isTerminal && !Environment.forbidsColor) {
      StandardStreams.write("\u{1B}[00m", to: .output)
    }
  }
}
