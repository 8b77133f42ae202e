internal import Events

/// A tracer as the source of a capture, which only a command can have.
struct TracedSource: RecordSource, ~Copyable {
  private var stream: TracedStream

  /// Takes hold of the command.
  init(_ command: borrowing ChildProcess, _ settings: LiveSettings) throws(LiveError) {
    let rows = CallTable.shared.descriptions(withEnvironment: settings.hasEnvironments)
    stream = TracedStream(try Tracer(command, settings: settings.capture, descriptions: rows))
  }

  func firstState(
    _ state: FirstState, of command: Int32?, teaching _: inout EventEncoder
  ) -> [StateRecord] {
    command.map { state.processes([UInt32(bitPattern: $0)]) } ?? []
  }

  mutating func encodeNext(
    until deadline: UInt64, _ encoder: inout EventEncoder, into events: inout EncodedEvents
  ) -> SourceProgress {
    guard stream.advance(until: deadline, teaching: &encoder) else {
      return stream.isAtEnd ? .atEnd : .nothing(before: stream.sealedTime)
    }
    encoder.encode(stream.current, into: &events)
    return .encoded
  }

  mutating func stop() { stream.stop() }

  /// Until the tracer is done, to wait for the command would take its stops away from it.
  func status(of command: inout ChildProcess?) -> CommandStatus? {
    stream.status ?? (stream.isAtEnd ? command?.status() : nil)
  }

  var survivorCount: Int { stream.survivorCount }

  var statistics: CPUStatistics? { nil }
}
