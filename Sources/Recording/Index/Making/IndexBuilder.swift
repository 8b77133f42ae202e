package import Captures
package import Events
package import State

/// Makes the index of a capture while it is read for another purpose.
///
/// It stands between source and sink: the sink's side tells it of each event once it was applied, the source's side of
/// the event's block when the next one is asked for, because until then the event still looks at it.
package final class IndexBuilder {
  private let file: IndexDraft
  private let settings: IndexSettings
  private var index = CaptureIndex()
  private var survey = Survey()
  private var digest = Digest()
  /// The same for runs of stretches.
  private var runs: [DigestRun]
  private var latest: Latest?
  private var mark = ThreadMark()

  // The stretch that is being read.
  private var start: UInt64 = 0
  private var end: UInt64 = 0
  private var lastEvent: UInt64 = 0
  private var eventsBefore: UInt64 = 0
  private var times: ClosedRange<UInt64>?
  private var isOpaque = false

  /// An event whose block is still to come.
  private struct Latest {
    let event: Digest.Event
    let number: UInt64
    let isLeading: Bool
    /// It is told of by its number, or shown as another event: what a digest cannot stand for.
    let isSpecial: Bool
  }

  /// - Parameter file: where the index goes.
  package init(into file: IndexDraft, _ settings: IndexSettings) {
    self.file = file
    self.settings = settings
    runs = settings.runLengths.map { DigestRun(length: $0) }
  }

  /// Where the index is, once it is complete.
  package var path: String? { file.isComplete ? file.path : nil }

  /// How far apart access points are, at least.
  package var pointSpacing: UInt64 { settings.pointSpacing }

  // MARK: The sink's side

  /// Called before an event is applied.
  package func prepare(for event: EventView, _ machine: borrowing Machine) {
    mark = machine.threadMark(before: event)
  }

  /// Called once it has been.
  package func note(_ event: EventView, _ machine: borrowing Machine) {
    latest = Latest(
      event: Digest.Event(
        thread: event.thread.rawValue, isEnter: event.type.isEnter, footprint: machine.footprint(of: event),
        change: machine.threadChange(by: event, since: mark), departed: mark.departing),
      number: event.number, isLeading: event.dumpFlags.contains(.leadingRecord),
      isSpecial: machine.moment.isTracer || event.type == .dropEnter)
    if event.type.isContainerRecord || event.type == .asynchronous { survey.forgetThreads() }
    survey.note(event, machine)
    let time = event.timestamp.rawValue
    times = times.map { min($0.lowerBound, time)...max($0.upperBound, time) } ?? time...time
  }

  // MARK: The source's side

  /// Takes the block of the latest event. Called before the next one is asked for, and at the end.
  package func take(_ block: RawSpan, at offset: UInt64, points: [AccessPoint]) {
    for point in points { add(point) }
    guard let latest, block.byteCount > 0 else { return }
    self.latest = nil
    if offset != end {
      // Something else stands in between: a section, a list, an event that nobody knows.
      isOpaque = true
      digest.forgetThreads()
      for index in runs.indices { runs[index].digest.forgetThreads() }
    }
    isOpaque = isOpaque || latest.isSpecial
    digest.append(block, of: latest.event)
    for index in runs.indices { runs[index].digest.append(block, of: latest.event) }
    end = offset + UInt64(block.byteCount)
    lastEvent = latest.number
    if end - start >= UInt64(settings.stretchByteCount), !latest.isLeading { endStretch() }
  }

  /// The whole capture has been read, which ends at `offset`: the index is complete.
  package func finish(at offset: UInt64, isCompressed: Bool) {
    if offset != end { isOpaque = true }
    if !digest.isEmpty || isOpaque { endStretch() }
    index.isCompressed = isCompressed
    index.texts = survey.texts
    index.numbers = survey.numbers
    index.levels = runs.map(\.level)
    file.complete(index)
  }

  private func endStretch() {
    let blocks = digest.end()
    index.stretches.append(
      CaptureIndex.Stretch(
        offset: start, firstEvent: eventsBefore &+ 1, eventCount: lastEvent &- eventsBefore,
        times: times ?? 0...0, isOpaque: isOpaque,
        digest: file.append(isOpaque ? [] : blocks)))
    for (column, places) in survey.end().enumerated() { index.columns[column].append(places) }
    for index in runs.indices { runs[index].endStretch(isOpaque: isOpaque, into: file) }
    start = end
    eventsBefore = lastEvent
    times = nil
    isOpaque = false
  }

  private func add(_ point: AccessPoint) {
    index.points.append(
      CaptureIndex.Point(
        kind: point.kind, offset: point.offset, fileOffset: point.fileOffset, bitCount: point.bitCount,
        window: file.append(point.window)))
  }
}
