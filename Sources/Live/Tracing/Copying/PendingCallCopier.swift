internal import CKernel
internal import Events

/// Adds to a record ENTER what the params of its enter event need of the thread's memory: the paths, addresses and sets of
/// descriptors of a call that has not returned.
///
/// Reads what is there now, in user space: a thread in a call waits, and seldom changes what it gave. Memory that may not
/// be read, of a process of somebody else, is left out.
struct PendingCallCopier {
  private let settings: CaptureSettings
  private let descriptions = CallTable.shared.enterDescriptions()
  private var writer = RecordWriter()

  init(_ settings: CaptureSettings) { self.settings = settings }

  /// The bytes of the record with its segments.
  ///
  /// - Parameter execPath: what the kernel took for the execve that the thread is in, where that is known: the memory that
  ///   held it may be gone.
  mutating func completed(_ call: CallRecord, execPath: [UInt8]? = nil) -> [UInt8] {
    writer.begin(call)
    if let execPath { writer.append(.execPath, argument: UInt8(ARGUMENT_NONE), execPath) }
    let items = description(of: call).items.filter { execPath == nil || $0.kind != .string }
    if !items.isEmpty { CallCopier(call, settings: settings).copy(items, into: &writer) }
    writer.end()
    return writer.take()
  }

  /// The same of a record of the kernel's side.
  mutating func completed(_ record: borrowing RecordView) -> [UInt8] {
    guard let call = record.call else { return [UInt8](copying: record.bytes) }
    var execPath: [UInt8]?
    var segments = record.segments
    while let segment = segments.next() {
      if segment.kind == .execPath { execPath = [UInt8](copying: segment.bytes) }
    }
    return completed(call, execPath: execPath)
  }

  private func description(of call: CallRecord) -> CallDescription {
    let row = Int(call.number) + (call.callFlags.contains(.compat) ? Int(DESCRIPTION_ROWS) : 0)
    guard call.number < UInt32(DESCRIPTION_ROWS), row < descriptions.count else { return CallDescription() }
    return descriptions[row]
  }
}
