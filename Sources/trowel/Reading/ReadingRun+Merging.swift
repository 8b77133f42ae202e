internal import Captures
internal import Glibc
internal import Inspection
internal import State

/// Reading several captures at once (`--merge`), each with a machine of its own.
extension ReadingRun where Lines: ~Copyable, Keeper: ~Copyable {
  mutating func runMerged() -> ExitStatus {
    var path = ""
    do {
      var lanes: [MergedLane<CaptureReader>] = []
      for each in options.captures {
        path = each
        lanes.append(try lane(each))
      }
      try merge(lanes, failingAt: &path)
      printSummary()
      return .done
    } catch {
      let status = Failure.report(error, by: command, path: path)
      printSummary()
      return status
    }
  }

  private func lane(_ path: String) throws -> MergedLane<CaptureReader> {
    var machine = Machine()
    let filter = try filter(options.filter, interning: &machine.strings)
    tell(filter.notes)
    return MergedLane(source: try open(path), machine: machine, filter: filter)
  }

  /// - Parameter path: the capture that was read last, where it ends in an error.
  private mutating func merge(_ lanes: [MergedLane<CaptureReader>], failingAt path: inout String) throws {
    let start = clock()
    var machine = Machine()
    let sink = try sink(interning: &machine.strings)
    try beginRecording(watchingFor: nil)
    var inspector = MergedInspector(lanes, within: options.range, sink: sink)
    lend(to: &inspector.sink)
    defer { takeBack(from: &inspector.sink) }
    do {
      try inspector.run(until: stopRequest)
    } catch let error as CaptureError where error.problem == .interrupted && stopRequest.isRaised {
    } catch {
      path = options.captures[inspector.latest]
      throw error
    }
    for (index, lane) in lanes.enumerated() { tell(lane.contents.holes, in: options.captures[index]) }
    var counts = SourceCounts()
    for (index, lane) in lanes.enumerated() {
      counts.suppressed += lane.contents.source.suppressedCount
      path = options.captures[index]
      try check(eventCount: lane.contents.source.eventCount + lane.contents.source.suppressedCount)
    }
    tellStatistics(of: inspector.sink.tally, counts, since: start)
  }
}
