internal import CKernel
internal import Events

// What is behind the arguments of a call.
extension CallCopier {
  func copyMemory(_ item: CopyItem, _ writer: inout RecordWriter) {
    let address = call.argument(Int(item.argument))
    guard address != 0 else { return }
    if let cloneArguments, item.kind == .bytes, item.argument == 0 {
      return writer.append(.bytes, argument: item.argument, cloneArguments)
    }
    switch item.kind {
    case .bytes:
      let (length, isOver) = elementCount(item).multipliedReportingOverflow(by: max(1, Int(item.unit)))
      let whole = isOver ? Int(Int32.max) : min(length, Int(Int32.max))
      copyBytes(.bytes, item.argument, at: address, whole, limit: limit(item), &writer)
    case .string: copyString(item, at: address, &writer)
    case .strings: copyStrings(item, at: address, &writer)
    case .vector:
      let gathered = gather(at: address, count: elementCount(item), limit: upToResult(item, limit(item)))
      gathered.append(.vector, item.argument, 0, &writer)
    case .message: copyMessages(item, at: address, &writer)
    default: break
    }
  }

  /// The limit of data that a call read: not more than it did.
  func upToResult(_ item: CopyItem, _ limit: Int) -> Int {
    item.flags.contains(.upToResult) ? min(limit, max(0, Int(clamping: call.result))) : limit
  }

  /// Appends the first `limit` of `length` bytes.
  func copyBytes(
    _ kind: SegmentKind, _ argument: UInt8, index: Int = 0, at address: UInt64, _ length: Int, limit: Int,
    _ writer: inout RecordWriter
  ) {
    let wanted = min(length, limit)
    let bytes = memory.read(address, wanted)
    writer.append(
      kind, argument: argument, status: .init(bytes.count, wanted: wanted, whole: length), index: index,
      bytes,
      fullLength: length)
  }

  private func copyString(_ item: CopyItem, at address: UInt64, _ writer: inout RecordWriter) {
    let room = min(limit(item), Int(STRING_MAX))
    let bytes = memory.string(at: address, room: room)
    let status: SegmentStatus = bytes == nil ? .unreadable : bytes?.count == room ? .truncated : .ok
    writer.append(.string, argument: item.argument, status: status, bytes ?? [])
  }

  private func copyStrings(_ item: CopyItem, at array: UInt64, _ writer: inout RecordWriter) {
    var left = min(limit(item), Int(ARGUMENTS_MAX))
    var gathered: [UInt8] = []
    var status = SegmentStatus.ok
    for index in 0..<UInt64(ARGUMENTS_MAX / 4) {
      guard let pointer = pointer(at: array &+ index * (isCompat ? 4 : 8)) else {
        status = .unreadable
        break
      }
      if pointer == 0 { break }
      guard let bytes = memory.string(at: pointer, room: left) else {
        status = .unreadable
        break
      }
      gathered += bytes
      left -= bytes.count
      if left == 0 {
        status = .truncated
        break
      }
    }
    writer.append(.strings, argument: item.argument, status: status, gathered)
  }

  func pointer(at address: UInt64) -> UInt64? {
    guard isCompat else { return memory.integer(at: address, as: UInt64.self) }
    return memory.integer(at: address, as: UInt32.self).map(UInt64.init)
  }

  /// The bytes that an array of `count` iovecs points to, up to `limit`; lengths are added up all the same.
  func gather(at array: UInt64, count: Int, limit: Int) -> GatheredBytes {
    var gathered = GatheredBytes()
    let width = isCompat ? 4 : 8
    let entries = min(count, Int(VECTOR_MAX))
    let table = memory.read(array, entries * 2 * width)
    if table.count < entries * 2 * width { gathered.hasFailed = true }
    for index in 0..<table.count / (2 * width) {
      let place = index * 2 * width
      let base =
        isCompat
        ? UInt64(table.rawSpan.load(place, as: UInt32.self)) : table.rawSpan.load(place, as: UInt64.self)
      let length =
        isCompat
        ? UInt64(table.rawSpan.load(place + 4, as: UInt32.self))
        : table.rawSpan.load(place + 8, as: UInt64.self)
      gathered.total = gathered.total.addingReportingOverflow(length).partialValue
      let wanted = min(Int(clamping: length), min(limit, Int(SNAPLEN_MAX)) - gathered.bytes.count)
      guard wanted > 0, !gathered.hasFailed else { continue }
      let bytes = memory.read(base, wanted)
      gathered.bytes += bytes
      if bytes.count < wanted { gathered.hasFailed = true }
    }
    return gathered
  }
}

/// What an array of iovecs holds.
struct GatheredBytes {
  var bytes: [UInt8] = []
  /// The sum of all lengths.
  var total: UInt64 = 0
  /// Something could not be read: `bytes` ends there.
  var hasFailed = false

  func append(_ kind: SegmentKind, _ argument: UInt8, _ index: Int, _ writer: inout RecordWriter) {
    let whole = Int(min(total, UInt64(Int32.max)))
    let status: SegmentStatus = hasFailed ? .unreadable : bytes.count < whole ? .truncated : .ok
    writer.append(kind, argument: argument, status: status, index: index, bytes, fullLength: whole)
  }
}
