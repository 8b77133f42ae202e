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
      let status = Failure.reported(by: command, path: path) { try read(path) }
      if status != .done || stopRequest.isRaised { return status }
    }
    return .done
  }

  /// A wrong filter or format is found before the file is opened.
  private func read(_ path: String) throws {
    var machine = Machine()
    let chosen = options.filtersDisplayOnly ? "" : options.filter
    let filter = try Filter(chosen, style: options.style, interning: &machine.strings)
    let shown = try Filter(
      options.filtersDisplayOnly ? options.filter : "", style: options.style, interning: &machine.strings)
    let sink = ConsoleSink(lines: NoLines(), shown: shown, options: options)
    var reader = try CaptureReader(path: path, avoidingISAL: Environment.avoidsISAL)
    reader.includesUsers = !options.excludesUsers
    let start = clock()
    if options.showsProgress {
      var inspector = Inspector(
        source: ProgressSource(reader), machine: machine, filter: filter, sink: sink)
      defer { inspector.source.end() }
      try inspector.run(until: stopRequest)
      close(inspector.sink.tally, start)
    } else {
      var inspector = Inspector(source: reader, machine: machine, filter: filter, sink: sink)
      try inspector.run(until: stopRequest)
      close(inspector.sink.tally, start)
    }
  }

  private func close(_ tally: EventTally, _ start: clock_t) {
    guard options.isVerbose else { return }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    StandardStreams.write(ClosingStatistics(eventCount: tally.count, seconds: seconds).text, to: .error)
  }
}
