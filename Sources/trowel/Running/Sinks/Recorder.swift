internal import Events
internal import Inspection
internal import Recording
internal import State

/// What keeps events beside what is shown of them.
protocol Recorder: EventSink, ~Copyable {
  /// What the user should know in the end.
  var closingNote: String? { get }
  /// Something that watches how the capture at `path` is read, to make an index of it; nil for what keeps events.
  mutating func makeIndex(_ plan: IndexPlan) -> IndexBuilder?
}

extension Recorder where Self: ~Copyable {
  mutating func makeIndex(_: IndexPlan) -> IndexBuilder? { nil }
}

extension CaptureSink: Recorder {
  var closingNote: String? {
    oversizedEventCount == 0
      ? nil : "\(oversizedEventCount) events longer than 64 KB, which no reader accepts, were left out"
  }
}

extension FlightRecorder: Recorder {
  var closingNote: String? {
    if fileCount == 0 {
      return "nothing was written: no event passed the filter of --when, if any, and no signal USR1 came"
    }
    return shortestSpan.map {
      let seconds = FixedPoint.text(Double($0) / 1e9, decimals: 1)
      return "the ring was full: the last \(seconds) s are kept; a larger one is --ring 60s,2GB"
    }
  }
}

extension PacketSink: Recorder {
  var closingNote: String? {
    let reasons = [
      (unixMessageCount, "went through unix sockets"),
      (unknownMessageCount, "went through sockets whose ends are not known"),
    ]
    let notes = reasons.filter { $0.0 > 0 }.map { "\($0.0) messages \($0.1)" }
    return notes.isEmpty ? nil : notes.joined(separator: " and ") + ", and are in no packet"
  }
}

/// Keeps nothing.
struct NoRecorder: Recorder {
  var needs: EventNeeds { .nothing }
  var closingNote: String? { nil }
  func write(_: EventView, _: borrowing Machine) {}
}
