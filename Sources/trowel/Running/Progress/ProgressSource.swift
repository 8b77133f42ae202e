internal import Captures
internal import Events
internal import Inspection

/// A capture, or a range of its events, that reports on standard error how far it has been read.
struct ProgressSource: EventSource, ~Copyable {
  private var source: RangedSource<CaptureReader>
  private let isShown: Bool
  private var progress = Progress()
  private var eventsUntilReport = Self.interval

  /// Events between two looks at the position.
  private static let interval = 10_000

  /// - Parameter isShown: false to report nothing.
  init(_ source: consuming RangedSource<CaptureReader>, isShown: Bool) {
    self.source = source
    self.isShown = isShown
  }

  @_lifetime(&self)
  mutating func next<Receiver: RecordReceiver & ~Copyable>(
    informing receiver: inout Receiver
  ) throws -> EventView? {
    eventsUntilReport -= 1
    if eventsUntilReport == 0 {
      eventsUntilReport = Self.interval
      if isShown, let text = progress.update(source.base.progress) { StandardStreams.write(text, to: .error) }
    }
    return try source.next(informing: &receiver)
  }

  var eventCount: UInt64 { source.base.eventCount }
  var suppressedCount: UInt64 { source.base.suppressedCount }

  /// Reports for the last time.
  mutating func end() {
    if isShown { StandardStreams.write(progress.end(source.base.progress), to: .error) }
  }
}
