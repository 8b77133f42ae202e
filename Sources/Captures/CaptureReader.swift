public import Events
internal import Synchronization

/// Reads a capture: blocks become events and, before them, what was already true.
///
///     var reader = try CaptureReader(path: "trace.scap")
///     while let event = try reader.next(informing: &machine) { … }
///
/// Memory stays at one buffer, however long the file, and grows only for a block that is larger than it.
public struct CaptureReader: EventSource, ~Copyable {
  /// Makes the reader a thing with an address, so that borrowing it does not copy it.
  private let pin = Atomic<Bool>(false)

  var window: ByteWindow
  /// Bytes of the event handed out last, dropped at the next call: its view still looked at them.
  var pendingByteCount = 0
  /// When the latest event happened, as far as it was needed.
  private var latestTime = Timestamp(rawValue: 0)
  var hasSection = false
  var hasEvents = false
  /// An event that is no container record has been handed out in this section.
  var isPastLeadingRecords = false
  /// An earlier section held events.
  var isPastFirstEvents = false
  /// Blocks that only packet captures have were passed over.
  var hasPackets = false
  /// How many events have been handed out.
  public internal(set) var eventCount: UInt64 = 0
  /// What the table says of each event, by code.
  let events: [KnownEvent]

  var suppression = Suppression(names: [])
  /// How many events were left out for the name of their process.
  public var suppressedCount: UInt64 { suppression.count }

  /// Leaves out the events of processes of these names and of what they start, as if they were not in the capture.
  public mutating func suppress(processesNamed names: [String]) { suppression = Suppression(names: names) }

  /// Says what is read next; nil while the capture is read from its beginning to its end.
  var guide: (any CaptureGuide)?

  /// Users and groups are told; else they are passed over.
  public var includesUsers = true

  /// Opens the capture at `path`; `-` is standard input.
  ///
  /// - Parameters:
  ///   - avoidingISAL: inflate gzip with zlib even where ISA-L is installed.
  ///   - threadCount: how many threads inflate frames of zstd ahead of what is read; nil for as many as are useful.
  public init(
    path: String, avoidingISAL: Bool = false, threadCount: Int? = nil
  ) throws(CaptureError) {
    window = ByteWindow(
      try ByteStream(path: path, avoidingISAL: avoidingISAL, threadCount: threadCount))
    events = EventTable.shared.all.map(KnownEvent.init)
    guide = nil
  }

  /// How much of the file has been read, from 0 to 1; nil for a pipe.
  public var progress: Double? { gauge.fraction }

  /// The same for those who cannot ask while events are being read.
  public var gauge: ReadingGauge { window.gauge }

  /// The capture is compressed, as far as it has been read.
  public var isCompressed: Bool { window.isCompressed }

  /// The capture comes from a pipe or a terminal, which can keep one waiting.
  public var isPipe: Bool { window.isPipe }

  /// The next event. A signal that comes while a pipe is waited for makes a pause, after which the same call goes on.
  @_lifetime(&self)
  public mutating func next<Receiver: RecordReceiver & ~Copyable>(
    informing receiver: inout Receiver
  ) throws -> EventView? {
    window.consume(pendingByteCount)
    if suppression.isEmpty, let block = plainBlock() { return try event(of: block) }
    guard let block = try awaitEventBlock(informing: &receiver) else { return nil }
    return try event(of: block)
  }

  /// The next event is not at hand. Apart, so that those which are pay nothing for it.
  @inline(never)
  private mutating func awaitEventBlock<Receiver: RecordReceiver & ~Copyable>(
    informing receiver: inout Receiver
  ) throws -> EventBlock? {
    noteTime(ofBlock: pendingByteCount)
    pendingByteCount = 0
    do {
      return try nextEventBlock(informing: &receiver)
    } catch let error where error.isInterruption {
      throw SourcePause(time: latestTime)
    }
  }

  /// Notes when the event happened whose block was consumed last.
  ///
  /// - Parameter byteCount: the length of the block; 0 where there was none.
  private mutating func noteTime(ofBlock byteCount: Int) {
    let block = window.consumed(byteCount)
    guard byteCount > 0, let layout = EventLayout(block: block.load(0, as: UInt32.self)) else { return }
    latestTime = Timestamp(rawValue: block.load(layout.eventOffset, as: UInt64.self))
  }

  /// Goes block by block to the next event, and tells what stands before it.
  private mutating func nextEventBlock<Receiver: RecordReceiver & ~Copyable>(
    informing receiver: inout Receiver
  ) throws(CaptureError) -> EventBlock? {
    while let header = try readHeader() {
      guard let layout = EventLayout(block: header.code) else {
        try readMetadata(header, informing: &receiver)
        continue
      }
      hasEvents = true
      if let block = try eventBlock(header, layout), try !isSuppressed(block) { return block }
      window.consume(header.byteCount)
    }
    return nil
  }
}
