import CKernel
import Events
import Glibc
import Testing

@testable import Live

/// A command that was traced from its first step to its last, without any right.
struct TracedRun {
  /// Every record in the order in which they came.
  private(set) var records: [[UInt8]] = []
  let process: Int32
  /// How the command ended.
  let status: CommandStatus?

  /// Traces a command. Whenever nothing happens, `isEnough` is asked about the records so far; when it answers true, tracing
  /// ends and what is pending is told.
  init(
    _ command: [String], settings: CaptureSettings = CaptureSettings(scope: .processes),
    describing rows: [(number: Int, row: CallDescription)] = [],
    compat: [(number: Int, row: CallDescription)] = [],
    until isEnough: ([[UInt8]]) -> Bool = { _ in false }
  ) throws {
    var descriptions = [CallDescription](repeating: CallDescription(), count: 2 * Int(DESCRIPTION_ROWS))
    for (number, row) in rows { descriptions[number] = row }
    for (number, row) in compat { descriptions[number + Int(DESCRIPTION_ROWS)] = row }
    var child = try ChildProcess(command, environment: ["PATH=/bin:/usr/bin", "LC_ALL=C"])
    process = child.id
    var tracer = try Tracer(child, settings: settings, descriptions: descriptions)
    try child.start()
    let deadline = BootClock.now + 20_000_000_000
    while !tracer.isDone, BootClock.now < deadline {
      let news = Self.split(tracer.next(within: 50))
      records += news
      if news.isEmpty, isEnough(records) { break }
    }
    records += Self.split(tracer.pendingCalls())
    records += Self.split(tracer.detach())
    status = tracer.status
    if status == nil {
      kill(process, SIGKILL)
      _ = child.wait()
    }
  }

  /// A `live-workload` with these arguments.
  init(workload arguments: String..., describing rows: [(number: Int, row: CallDescription)] = []) throws {
    try self.init([LiveRun.executable("live-workload")] + arguments, describing: rows)
  }

  private static func split(_ bytes: [UInt8]) -> [[UInt8]] {
    var records: [[UInt8]] = []
    var rest = bytes[...]
    while rest.count >= 24 {
      let size = Int(Array(rest.prefix(4)).rawSpan.load(0, as: UInt32.self))
      records.append(Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
    return records
  }

  /// The fixed parts of all records of calls `number`, with the segments of each.
  func calls(_ number: Int, kind: RecordKind = .call, isCompat: Bool = false) -> [(
    call: CallRecord, segments: [Segment]
  )] {
    records.compactMap { bytes in
      guard let view = RecordView(bytes.rawSpan), let call = view.call, view.kind == kind,
        call.number == number, call.callFlags.contains(.compat) == isCompat
      else {
        return nil
      }
      return (call, Segment.all(of: view))
    }
  }

  var signals: [SignalRecord] { records.compactMap { RecordView($0.rawSpan)?.signal } }
  var exits: [ExitRecord] { records.compactMap { RecordView($0.rawSpan)?.exit } }
  var groups: [(group: CgroupRecord, path: String)] {
    records.compactMap { bytes in
      guard let view = RecordView(bytes.rawSpan), let group = view.cgroup else { return nil }
      return (group, Segment.all(of: view).first?.text ?? "")
    }
  }
}
