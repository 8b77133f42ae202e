public import Captures
public import Events
internal import Glibc
public import Inspection
public import State

/// Writes events to a capture, or to one after the other.
///
/// Each file begins with the machine as it was before the file's first event, so that each can be read by itself. With a
/// filter that is not before the first event that passes, and the state is that of its moment; what changes later
/// without passing is missing, unless state changes are kept.
public struct CaptureSink: EventSink, ~Copyable {
  private var writer: CaptureWriter?
  private let path: String
  private let compression: CaptureCompression
  private let selection: Selection
  private var rotation: Rotation?
  /// The section of the machine that the file is in; nil when nothing has been written to it.
  private var section: Int?
  /// A source began.
  private var hasSource = false
  /// When events that waited were written last.
  private var latestFlush = Timestamp(rawValue: 0)
  /// Events that were left out because no reader accepts them, longer than 64 KB each.
  public private(set) var oversizedEventCount = 0

  /// Finds out whether the file at `path` can be made, or the first one of `rotation`; `-` is standard output. It is made,
  /// or emptied, when a source begins: a source that cannot be had leaves what was there.
  public init(
    path: String, compression: CaptureCompression = .none, selection: Selection, rotation: Rotation? = nil
  ) throws(CaptureWritingError) {
    self.path = path
    self.compression = compression
    self.selection = selection
    self.rotation = rotation
    writer = nil
    var upcoming = rotation
    guard upcoming?.waitsForTime != true else { return }
    try CaptureWriter.check(path: upcoming?.nextFile(at: 0).name ?? path)
  }

  public mutating func begin(_: borrowing Machine) throws { try openFirst() }

  /// What follows comes from another source, whose threads are others.
  public mutating func end(_: borrowing Machine) { if section != nil { section = -1 } }

  // MARK: - Events

  public var wantsMore: Bool {
    switch writer {
    case .some(let writer): !writer.isClosed
    case nil: true
    }
  }

  public mutating func prepare(for event: EventView, _ machine: borrowing Machine) throws {
    if selection.isEverything {
      try turn(to: event, machine, isApplied: false)
    } else if selection.keepsStateChanges, section != machine.sectionCount {
      try begin(with: event, machine, isApplied: false)
    }
  }

  public mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    if !selection.isEverything { try turn(to: event, machine, isApplied: true) }
    try append(machine.recorded(event), event.dumpFlags)
  }

  public mutating func leaveOut(
    _ event: EventView, _ reason: Omission, _ machine: borrowing Machine
  ) throws {
    guard let flags = selection.flags(of: event, reason) else { return }
    if !selection.isEverything {
      // What was before the first event that passes is part of the state.
      if reason == .rejected, section != machine.sectionCount { return }
      try turn(to: event, machine, isApplied: true)
    }
    try append(machine.recorded(event), flags)
  }

  /// Writes what is kept back, once a second: of a compressed file each piece becomes a gzip member or a zstd frame
  /// of its own, and is whole.
  public mutating func rest(at time: Timestamp, _: borrowing Machine) throws {
    guard time.rawValue &- latestFlush.rawValue >= Self.longestDelay else { return }
    latestFlush = time
    try writer?.flush()
  }

  /// How long events wait for others before they are written, in ns.
  private static let longestDelay: UInt64 = 1_000_000_000

  /// Completes the file, if there is a source to tell of. One in which nothing was written is a capture without events.
  public mutating func close() throws {
    guard hasSource else { return }
    if writer == nil { try openNext(at: Int64(time(nil))) }
    if section == nil, writer?.byteCount == 0 { writer?.blocks.beginSection() }
    try writer?.finish()
  }

  @inline(__always)
  private mutating func append(_ event: EventView, _ flags: DumpFlags) throws {
    if writer?.blocks.append(event, flags: flags) == false { oversizedEventCount += 1 }
    try writer?.flushIfDue()
  }

  // MARK: - Files and sections

  /// Makes sure that `event` goes into the right file, and that the file tells what was before it.
  @inline(__always)
  private mutating func turn(to event: EventView, _ machine: borrowing Machine, isApplied: Bool) throws {
    if rotation != nil { try rotate(to: event) }
    if section != machine.sectionCount { try begin(with: event, machine, isApplied: isApplied) }
  }

  private mutating func rotate(to event: EventView) throws {
    try openFirst()
    let seconds = Int64(truncatingIfNeeded: event.timestamp.seconds)
    let isDue = rotation?.isDue(at: seconds, byteCount: writer?.byteCount ?? 0) ?? false
    if isDue || writer == nil { try openNext(at: seconds) }
  }

  @inline(never)
  private mutating func begin(with event: EventView, _ machine: borrowing Machine, isApplied: Bool) throws {
    hasSource = true
    if writer == nil { try openNext(at: Int64(truncatingIfNeeded: event.timestamp.seconds)) }
    writer?.blocks.begin(with: machine, before: event, isApplied: isApplied, isContinued: section != nil)
    section = machine.sectionCount
  }

  /// Makes the first file, unless its name is not known yet.
  private mutating func openFirst() throws(CaptureWritingError) {
    hasSource = true
    if writer == nil, rotation?.waitsForTime != true { try openNext(at: 0) }
  }

  /// Completes the current file, if there is one, and makes the next.
  private mutating func openNext(at seconds: Int64) throws(CaptureWritingError) {
    if writer != nil { try writer?.finish() }
    writer = nil
    let next = rotation?.nextFile(at: seconds) ?? Rotation.File(name: path)
    // One that is gone already is as good as removed. Safe: the path is passed for the time of the call.
    if let removed = next.removed { unsafe unlink(removed) }
    writer = try CaptureWriter(path: next.name, compression: compression)
    section = nil
  }
}
