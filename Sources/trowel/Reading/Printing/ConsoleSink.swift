internal import Events
internal import Inspection
internal import State

/// What the options say about events that passed the filter: record them, count them, sum them up, show them or not.
struct ConsoleSink<Lines: EventSink & ~Copyable, Keeper: Recorder & ~Copyable>: EventSink, ~Copyable {
  /// Where events that are shown go.
  private var lines: Lines
  private(set) var tally: EventTally
  /// Keeps events; nil while another source is read.
  private var recorder: Keeper?
  private var summary: EventSummary?
  private var shown: Filter
  private let isQuiet: Bool
  /// By event code: whether it is ever shown.
  private let isVisible: [Bool]

  /// - Parameter shown: chooses among the events that count those that are shown.
  init(lines: consuming Lines, shown: consuming Filter, options: Options) {
    self.lines = lines
    self.shown = shown
    summary = nil
    recorder = nil
    tally = EventTally(limit: options.eventLimit, duration: options.durationNanoseconds)
    isQuiet = options.isQuiet || options.recording.isRecording
    isVisible = EventTable.shared.all.map {
      options.showsInternalEvents || !$0.category.isInternal
    }
  }

  mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    // What ends the recording by its time is in it, as with sysdig.
    try recorder?.write(event, machine)
    guard tally.take(event) else { return }
    summary?.count(event)
    guard !isQuiet, isVisible(event.type), shown.isEverything || shown.matches(event, machine)
    else { return }
    try lines.write(event, machine)
  }

  mutating func finish() throws {
    try lines.finish()
    try recorder?.finish()
  }

  mutating func rest(at time: Timestamp) throws {
    try lines.rest(at: time)
    try recorder?.rest(at: time)
  }

  var wantsMore: Bool { !tally.isFull && lines.wantsMore && recorderWantsMore }

  private var recorderWantsMore: Bool {
    switch recorder {
    case .some(let recorder): recorder.wantsMore
    case nil: true
    }
  }

  mutating func prepare(for event: EventView, _ machine: borrowing Machine) throws {
    try recorder?.prepare(for: event, machine)
  }

  mutating func leaveOut(_ event: EventView, _ reason: Omission, _ machine: borrowing Machine) throws {
    try recorder?.leaveOut(event, reason, machine)
    try lines.leaveOut(event, reason, machine)
  }

  /// Goes on with what was recorded from earlier captures.
  mutating func continueRecording(_ recorder: consuming Keeper?) { self.recorder = recorder }

  /// The recording so far, to be gone on with in the next capture.
  mutating func takeRecorder() -> Keeper? { recorder.take() }

  /// Goes on with what earlier captures came to, where events are to be summed up.
  mutating func continueSummary(_ summary: consuming EventSummary?) { self.summary = summary }

  /// The summary so far, to be gone on with in the next capture.
  mutating func takeSummary() -> EventSummary? { summary.take() }

  private func isVisible(_ type: EventType) -> Bool {
    Int(type.rawValue) < isVisible.count && isVisible[Int(type.rawValue)]
  }
}
