public import Captures
public import Events
public import Inspection
public import State

/// Keeps the latest events in memory, and writes them when something happens that is worth it.
///
/// What it waits for is a filter, which is asked about every event whether it is recorded or not, or a request. The ring
/// is written at once, and what follows, for as long as was asked, goes straight to the file. After a match the recording
/// is over; after a request it goes on, and the next one makes another file.
public struct FlightRecorder: EventSink, ~Copyable {
  private let path: String
  private let compression: CaptureCompression
  private let selection: Selection
  private let request: DumpRequest
  /// How long is recorded after the match or the request.
  private let aftermath: UInt64
  /// What is waited for, as it was written; nil for nothing but requests.
  private let triggerText: String?
  private let style: OutputStyle
  private var trigger: Filter?
  private var ring: EventRing
  private let limit: RingLimit
  /// The file, while it is being written.
  private var writer: CaptureWriter?
  /// When the file is complete.
  private var end = Timestamp(rawValue: 0)
  private var isLast = false
  private var isDone = false
  /// The number of the source and its section, which tell recordings apart.
  private var sourceCount = 0
  private var section = 0
  /// For how long a time the ring had at least room, in ns, where that was less than was asked for.
  public var shortestSpan: UInt64? { ring.shortestSpan }
  /// How many files were written.
  public private(set) var fileCount = 0

  /// - Parameters:
  ///   - path: the file for what the ring holds; later ones have `.1`, `.2`, … behind.
  ///   - trigger: a filter for the event that is waited for; nil for nothing but requests.
  ///   - style: in which the values look that the filter compares.
  ///   - aftermath: nanoseconds that are recorded after the match or the request.
  ///   - request: asks for a file.
  public init(
    path: String, compression: CaptureCompression = .none, selection: Selection, keeping limit: RingLimit,
    until trigger: String? = nil, style: OutputStyle = OutputStyle(), aftermath: UInt64 = 0,
    request: DumpRequest = DumpRequest()
  ) throws(CaptureWritingError) {
    try CaptureWriter.check(path: path)
    self.path = path
    self.compression = compression
    self.selection = selection
    self.request = request
    self.aftermath = aftermath
    self.limit = limit
    ring = EventRing(limit: limit)
    triggerText = trigger
    self.style = style
    self.trigger = nil
    writer = nil
  }

  public mutating func compile(interning strings: inout StringPool) throws {
    trigger = try triggerText.map { text throws(LanguageError) in
      try Filter(text, style: style, interning: &strings)
    }
  }

  public mutating func end(_: borrowing Machine) { sourceCount += 1 }

  /// A match was recorded to its end.
  public var wantsMore: Bool { !isDone }

  // MARK: - Events

  public mutating func prepare(for event: EventView, _ machine: borrowing Machine) throws {
    try attend(at: event.timestamp)
    if selection.isEverything || (selection.keepsStateChanges && ring.isEmpty) {
      try turn(to: event, machine, isApplied: false)
    }
  }

  public mutating func write(_ event: EventView, _ machine: borrowing Machine) throws {
    guard !isDone else { return }
    if !selection.isEverything { try turn(to: event, machine, isApplied: true) }
    try append(machine.recorded(event), event.dumpFlags)
    try look(at: event, machine)
  }

  public mutating func leaveOut(
    _ event: EventView, _ reason: Omission, _ machine: borrowing Machine
  ) throws {
    guard !isDone else { return }
    if let flags = selection.flags(of: event, reason), !ring.isEmpty || writer != nil || reason == .hidden {
      if !selection.isEverything { try turn(to: event, machine, isApplied: true) }
      try append(machine.recorded(event), flags)
    }
    if reason == .rejected { try look(at: event, machine) }
  }

  public mutating func close() throws { try writer?.finish() }

  public mutating func rest(at time: Timestamp, _: borrowing Machine) throws { try attend(at: time) }

  /// Does what is due at `time`: completes a file, or writes one that was asked for.
  private mutating func attend(at time: Timestamp) throws(CaptureWritingError) {
    if isWriting, time > end { try complete() }
    if !isWriting, !isDone, request.take() { try dump(at: time) }
  }

  private var isWriting: Bool {
    switch writer {
    case .some: true
    case nil: false
    }
  }

  // MARK: - The ring and the file

  /// Makes sure that what was before `event` is told, in the ring or in the file.
  @inline(__always)
  private mutating func turn(to event: EventView, _ machine: borrowing Machine, isApplied: Bool) throws {
    // Sections of different sources are different.
    let current = sourceCount << 32 + machine.sectionCount
    if isWriting {
      guard section != current else { return }
      writer?.blocks.begin(with: machine, before: event, isApplied: isApplied, isContinued: true)
    } else if ring.isSliceDue(at: event.timestamp, section: current) {
      ring.beginSlice(with: machine, before: event, isApplied: isApplied, section: current)
    }
    section = current
  }

  private mutating func append(_ event: EventView, _ flags: DumpFlags) throws {
    if isWriting {
      writer?.blocks.append(event, flags: flags)
      try writer?.flushIfDue()
    } else {
      _ = ring.append(event, flags: flags)
    }
  }

  /// Asks whether the event is the one that was waited for.
  private mutating func look(at event: EventView, _ machine: borrowing Machine) throws {
    guard !isWriting || !isLast, trigger?.matches(event, machine) == true else { return }
    isLast = true
    if isWriting {
      // A file that was asked for is being written; it becomes the last.
      end = event.timestamp.advanced(by: aftermath)
    } else {
      try dump(at: event.timestamp)
    }
  }

  /// Writes the ring to a file, which stays open for what follows.
  private mutating func dump(at time: Timestamp) throws(CaptureWritingError) {
    var file = try CaptureWriter(
      path: fileCount == 0 ? path : "\(path).\(fileCount)", compression: compression)
    fileCount += 1
    if ring.isEmpty { file.blocks.beginSection() }
    try ring.write(to: &file)
    try file.flush()
    ring.removeAll()
    writer = consume file
    end = time.advanced(by: aftermath)
    if aftermath == 0 { try complete() }
  }

  private mutating func complete() throws(CaptureWritingError) {
    try writer?.finish()
    writer = nil
    isDone = isLast
  }
}

extension Timestamp {
  fileprivate func advanced(by nanoseconds: UInt64) -> Timestamp {
    let later = rawValue.addingReportingOverflow(nanoseconds)
    return Timestamp(rawValue: later.overflow ? .max : later.partialValue)
  }
}
