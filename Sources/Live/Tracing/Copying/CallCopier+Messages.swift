internal import CKernel
internal import Events

/// A struct msghdr, or mmsghdr, of native or 32-bit form, as it lies in memory.
private struct MessageHeader {
  var name: UInt64
  var nameLength: UInt32
  var vector: UInt64
  var vectorCount: UInt64
  var control: UInt64
  var controlLength: UInt64
  var flags: UInt32
  /// msg_len: mmsghdr only.
  var transferred: UInt32

  /// Bytes from one struct mmsghdr to the next; struct msghdr is 8 or 4 shorter.
  static func stride(isCompat: Bool) -> Int { isCompat ? 32 : 64 }
  static func size(isCompat: Bool, isMany: Bool) -> Int { isCompat ? (isMany ? 32 : 28) : (isMany ? 60 : 56) }

  /// Reads what `size` says.
  init(_ bytes: RawSpan, isCompat: Bool, isMany: Bool) {
    func word(_ offset: Int) -> UInt64 {
      isCompat ? UInt64(bytes.load(offset / 2, as: UInt32.self)) : bytes.load(offset, as: UInt64.self)
    }
    name = word(0)
    nameLength = bytes.load(isCompat ? 4 : 8, as: UInt32.self)
    vector = word(16)
    vectorCount = word(24)
    control = word(32)
    controlLength = word(40)
    flags = bytes.load(isCompat ? 24 : 48, as: UInt32.self)
    transferred = isMany ? bytes.load(isCompat ? 28 : 56, as: UInt32.self) : 0
  }
}

// Messages of sendmsg, recvmsg and their forms for many.
extension CallCopier {
  func copyMessages(_ item: CopyItem, at address: UInt64, _ writer: inout RecordWriter) {
    let isMany = item.flags.contains(.many)
    let count = isMany ? min(elementCount(item), Int(MESSAGES_MAX)) : 1
    for index in 0..<count {
      let place = address &+ UInt64(index * MessageHeader.stride(isCompat: isCompat))
      copyMessage(item, index, at: place, &writer)
    }
  }

  private func copyMessage(_ item: CopyItem, _ index: Int, at address: UInt64, _ writer: inout RecordWriter) {
    let isMany = item.flags.contains(.many)
    let size = MessageHeader.size(isCompat: isCompat, isMany: isMany)
    let bytes = memory.read(address, size)
    guard bytes.count == size else {
      writer.append(
        .message, argument: item.argument, status: .unreadable, index: index, [],
        fullLength: MemoryLayout<MessageSegment>.size)
      return
    }
    let header = MessageHeader(bytes.rawSpan, isCompat: isCompat, isMany: isMany)
    var dataLimit = limit(item)
    if item.flags.contains(.upToResult) {
      dataLimit = isMany ? min(dataLimit, Int(header.transferred)) : upToResult(item, dataLimit)
    }
    let data = gather(at: header.vector, count: Int(clamping: header.vectorCount), limit: dataLimit)
    writer.append(
      .message, argument: item.argument, index: index,
      structure: MessageSegment(
        total: data.total, transferred: header.transferred, name_length: header.nameLength,
        control_length: UInt32(clamping: header.controlLength), flags: header.flags,
        vector_count: UInt32(clamping: header.vectorCount), reserved: 0))
    if header.name != 0, header.nameLength != 0 {
      copyBytes(
        .messageName, item.argument, index: index, at: header.name, Int(header.nameLength),
        limit: Int(SOCKADDR_MAX), &writer)
    }
    data.append(.messageData, item.argument, index, &writer)
    if header.control != 0, header.controlLength != 0 {
      copyBytes(
        .messageControl, item.argument, index: index, at: header.control, Int(clamping: header.controlLength),
        limit: Int(CONTROL_MAX), &writer)
    }
  }
}
