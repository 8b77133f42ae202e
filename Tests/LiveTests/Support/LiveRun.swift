import CKernel
import Events
import Glibc
import Testing

@testable import Live

/// A `live-workload` that was captured from its first step to its last, in a scope of its own.
struct LiveRun {
  /// Every record, as bytes, ordered by time.
  private(set) var records: [[UInt8]] = []
  let process: Int32
  let statistics: CPUStatistics
  /// As `waitpid` gave it.
  let status: Int32

  /// Why live tests cannot run here; nil when they can.
  static let obstacle: String? = Requirements().missing.first.map { "needs \($0.name): \($0.note)" }

  /// The path of an executable that was built beside the tests.
  static func executable(_ name: String) -> String {
    let tests = CommandLine.arguments[0]
    let bundle =
      tests.contains(".build")
      ? tests : String(decoding: ProcFile.bytes("/proc/self/cmdline") ?? [], as: UTF8.self)
    let end = bundle.range(of: "/debug/") ?? bundle.range(of: "/release/")
    return (end.map { String(bundle[..<$0.upperBound]) } ?? ".build/debug/") + name
  }

  /// Captures `live-workload` with these arguments. `during` runs after it was let go.
  init(
    _ arguments: String..., settings: CaptureSettings = CaptureSettings(scope: .processes),
    describing rows: [(Int, CallDescription)] = [],
    during: (inout KernelSide, Int32) throws -> Void = { _, _ in }
  ) throws {
    try self.init(arguments: arguments, settings: settings, describing: rows, during: during)
  }

  init(
    arguments: [String], settings: CaptureSettings = CaptureSettings(scope: .processes),
    describing rows: [(Int, CallDescription)] = [],
    during: (inout KernelSide, Int32) throws -> Void = { _, _ in }
  ) throws {
    var descriptions = [CallDescription](repeating: CallDescription(), count: 2 * Int(DESCRIPTION_ROWS))
    for (number, row) in rows { descriptions[number] = row }
    var kernel = try KernelSide(settings, descriptions: descriptions)
    let path = Self.executable("live-workload")
    var command = try ChildProcess([path] + arguments, environment: [])
    process = command.id
    try kernel.mark(process: process)
    try kernel.attach(settings)
    try command.start()
    try during(&kernel, process)
    var status: Int32 = 0
    var collected: [[UInt8]] = []
    while unsafe waitpid(process, &status, WNOHANG) == 0 {
      _ = try kernel.drain { collected.append([UInt8](copying: $0.bytes)) }
      usleep(500)
    }
    kernel.detach()
    kernel.statistics.waitForRunningPrograms()
    while try kernel.drain({ collected.append([UInt8](copying: $0.bytes)) }) > 0 {}
    self.status = status
    statistics = kernel.statistics.total
    records = collected.sorted { $0.rawSpan.load(16, as: UInt64.self) < $1.rawSpan.load(16, as: UInt64.self) }
  }

  /// The fixed parts of all records of calls `number`, with the segments of each.
  func calls(_ number: Int) -> [(call: CallRecord, segments: [Segment])] {
    records.compactMap { bytes in
      guard let view = RecordView(bytes.rawSpan), let call = view.call, view.kind == .call,
        call.number == number
      else {
        return nil
      }
      return (call, Segment.all(of: view))
    }
  }

  /// How many records there are of a kind.
  func count(_ kind: RecordKind) -> Int {
    records.count { $0.rawSpan.load(4, as: UInt16.self) == kind.rawValue }
  }
}

/// A copy of a segment, which a macro can hold.
struct Segment {
  let kind: SegmentKind
  let argument: UInt8
  let status: SegmentStatus
  let index: UInt32
  let fullLength: UInt32
  let bytes: [UInt8]
  let socket: SocketSegment?
  let file: FileSegment?
  let task: TaskSegment?
  let cgroups: CgroupsSegment?
  let message: MessageSegment?

  var text: String { String(decoding: bytes, as: UTF8.self) }

  init(_ view: borrowing SegmentView) {
    kind = view.kind
    argument = view.argument
    status = view.status
    index = view.index
    fullLength = view.fullLength
    bytes = [UInt8](copying: view.bytes)
    socket = view.socket
    file = view.file
    task = view.task
    cgroups = view.cgroups
    message = view.message
  }

  static func all(of record: borrowing RecordView) -> [Segment] {
    var segments: [Segment] = []
    var cursor = record.segments
    while let view = cursor.next() { segments.append(Segment(view)) }
    return segments
  }
}

extension String {
  /// Where `part` stands first.
  fileprivate func range(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
