internal import Captures
internal import Chisels
internal import Glibc
internal import Inspection
internal import State

/// Reading several captures at once (`--merge`), and the sections of one, each with a machine of its own.
extension Run where Shown: ~Copyable, Keeper: ~Copyable {
  mutating func runMerged() -> ExitStatus {
    var place = ""
    do {
      // What the sink compiles would hold for the names of one machine, so that options that need it are refused.
      var names = StringPool()
      try sink.compile(interning: &names)
      var captures: [MergedCapture] = []
      for path in options.captures {
        place = path
        captures.append(MergedCapture(path: path, lanes: try lanes(path)))
      }
      chisels?.progress = Self.progress(of: captures.map { $0.lanes.map { $0.contents.source.gauge } })
      try merge(captures, failingAt: &place)
      return close(.done)
    } catch {
      return close(Failure.report(error, by: command, path: place))
    }
  }

  /// A lane for each section; what comes from a pipe is one, as its sections cannot be read at once.
  private mutating func lanes(_ path: String) throws -> [MergedLane<CaptureReader>] {
    let reader = try open(path)
    if reader.isPipe { return [try lane(reader)] }
    var lanes: [MergedLane<CaptureReader>] = []
    for section in try CaptureSection.all(in: path, avoidingISAL: Environment.avoidsISAL) {
      var reader = try open(path)
      try reader.read(only: section)
      lanes.append(try lane(reader))
    }
    return lanes
  }

  private mutating func lane(_ reader: consuming CaptureReader) throws -> MergedLane<CaptureReader> {
    var machine = Machine()
    let filter = try compile(&machine, compilesSink: false)
    return MergedLane(source: reader, machine: machine, filter: filter)
  }

  /// - Parameter place: the capture that was read last, where it ends in an error.
  private mutating func merge(_ captures: [MergedCapture], failingAt place: inout String) throws {
    let start = clock()
    var inspector = MergedInspector(captures.flatMap(\.lanes), within: options.range)
    if captures.contains(where: \.isPipe) { Signals.interruptRegularly() }
    defer { endColors() }
    do {
      try inspector.run(into: &sink, until: stopRequest)
    } catch {
      place = captures.flatMap(\.names)[inspector.latest]
      throw error
    }
    var counts = SourceCounts()
    for capture in captures {
      for (name, lane) in zip(capture.names, capture.lanes) { tell(lane.contents.holes, in: name) }
      counts.suppressed += capture.suppressedCount
      place = capture.path
      try check(eventCount: capture.eventCount + capture.suppressedCount)
    }
    tellStatistics(counts, since: start)
  }
}

/// One of the captures that are read at once: a lane for each of its sections.
private struct MergedCapture {
  let path: String
  let lanes: [MergedLane<CaptureReader>]

  /// What its lanes are called where something is said about them.
  var names: [String] {
    lanes.count == 1 ? [path] : lanes.indices.map { "\(path), section \($0 + 1)" }
  }

  /// It can keep one waiting.
  var isPipe: Bool { lanes.contains { $0.contents.source.isPipe } }
  var eventCount: UInt64 { lanes.reduce(0) { $0 + $1.contents.source.eventCount } }
  var suppressedCount: UInt64 { lanes.reduce(0) { $0 + $1.contents.source.suppressedCount } }
}
