internal import Captures
internal import Events

/// A capture that reports on standard error how far it has been read.
struct ProgressSource: EventSource, ~Copyable {
  private var reader: CaptureReader
  private var progress = Progress()
  private var eventsUntilReport = Self.interval

  /// Events between two looks at the position.
  private static let interval = 10_000

  init(_ reader: consuming CaptureReader) { self.reader = reader }

  @_lifetime(&self)
  mutating func next<Receiver: RecordReceiver & ~Copyable>(
    informing receiver: inout Receiver
  ) throws -> EventView? {
    eventsUntilReport -= 1
    if eventsUntilReport == 0 {
      eventsUntilReport = Self.interval
      if let text = progress.update(reader.progress) { StandardStreams.write(text, to: .error) }
    }
    return try reader.next(informing: &receiver)
  }

  var eventCount: UInt64 { reader.eventCount }
  var suppressedCount: UInt64 { reader.suppressedCount }

  /// Reports for the last time.
  mutating func end() {
    StandardStreams.write(progress.end(reader.progress), to: .error)
  }
}
