internal import Captures
internal import Inspection
internal import Recording
internal import State

/// Reading that makes an index on the way, and what is said about indexes where one was asked for.
extension ReadingRun where Lines: ~Copyable, Keeper: ~Copyable {
  mutating func inspect(
    _ reader: consuming CaptureReader, _ machine: consuming Machine, _ filter: consuming Filter,
    _ sink: consuming ConsoleSink<Lines, Keeper>, of path: String, tellingOf builder: IndexBuilder
  ) throws {
    var inspector = Inspector(
      source: IndexingSource(reader, tellingOf: builder), machine: machine, filter: filter, sink: sink)
    defer { tell(inspector.machine.holes, in: path) }
    try inspect(&inspector) { SourceCounts(suppressed: $0.suppressedCount) }
    tell(of: builder)
    try check(eventCount: inspector.source.eventCount)
  }

  /// A file that was made unasked is told of; that none was made, only who asked for one.
  func tell(of builder: IndexBuilder) {
    var text = "no index was made: the capture was not read to its end"
    if let path = builder.path {
      text = "made the index \(path)"
      if options.index == .automatic { text += ", for the next filters (--no-index makes none)" }
    } else if options.index != .always {
      return
    }
    StandardStreams.write("\(command): note: \(text)\n", to: .error)
  }

  func tell(of guide: IndexGuide) {
    guard options.index == .always else { return }
    StandardStreams.write(
      "\(command): note: passed over \(guide.skippedCount) of \(guide.stretchCount) stretches\n", to: .error)
  }
}
