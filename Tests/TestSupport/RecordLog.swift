public import Captures
public import Events

/// Keeps what a source says was already true, in order.
public struct RecordLog: RecordReceiver {
  public private(set) var records: [StateRecord] = []

  public init() {}

  public mutating func apply(_ record: StateRecord) { records.append(record) }

  public var threads: [ThreadRecord] {
    records.compactMap { if case .thread(let thread) = $0 { thread } else { nil } }
  }

  public var fds: [FDRecord] {
    records.compactMap { if case .fd(_, let record) = $0 { record } else { nil } }
  }
}

/// An event, copied out of its source.
public struct EventCopy: Equatable, Sendable {
  public let number: UInt64
  public let time: UInt64
  public let thread: Int64
  public let code: UInt16
  public let cpu: UInt16
  public private(set) var dumpFlags: UInt8
  public let params: [[UInt8]]

  /// The same without the flag of tracers, which writers set where readers found it.
  public var unflagged: EventCopy {
    var copy = self
    copy.dumpFlags &= ~DumpFlags.tracer.rawValue
    return copy
  }

  public init(_ event: EventView) {
    number = event.number
    time = event.timestamp.rawValue
    thread = event.thread.rawValue
    code = event.type.rawValue
    cpu = event.cpu
    dumpFlags = event.dumpFlags.rawValue
    var params: [[UInt8]] = []
    for index in 0..<event.paramCount {
      if let param = event.param(index) { params.append([UInt8](copying: param)) }
    }
    self.params = params
  }
}

/// A whole capture as the reader tells it, and how reading ended.
public struct CaptureContents {
  public private(set) var log = RecordLog()
  public private(set) var events: [EventCopy] = []
  /// What stopped the reading, or nil when it came to the end.
  public private(set) var error: CaptureError?

  public init(path: String, avoidingISAL: Bool = false, threadCount: Int? = nil) {
    do throws(any Error) {
      var reader = try CaptureReader(path: path, avoidingISAL: avoidingISAL, threadCount: threadCount)
      while let event = try reader.next(informing: &log) { events.append(EventCopy(event)) }
    } catch {
      self.error = error as? CaptureError
      precondition(self.error != nil, "reading a capture threw something else: \(error)")
    }
  }

  public init(_ bytes: [UInt8]) {
    let file = TemporaryFile(bytes)
    self.init(path: file.path)
  }

  public init(_ builder: CaptureBuilder) { self.init(builder.bytes) }
}
