internal import CKernel
internal import Events
internal import Glibc

/// The memory of another thread, read as it is at the moment. The thread is stopped, or what is read may be torn.
struct ThreadMemory {
  let tid: Int32

  static let pageSize = max(4096, sysconf(Int32(_SC_PAGESIZE)))

  /// Up to `count` bytes from `address`: fewer where a page cannot be read, none where the first cannot.
  func read(_ address: UInt64, _ count: Int) -> [UInt8] {
    guard count > 0 else { return [] }
    let whole = readOnce(address, count)
    if whole.count == count { return whole }
    // The kernel may give up as a whole when one page is bad: page by page tells where.
    var bytes: [UInt8] = []
    while bytes.count < count {
      let (place, isOver) = address.addingReportingOverflow(UInt64(bytes.count))
      if isOver { break }
      let step = min(count - bytes.count, Self.bytesToPageEnd(place))
      let part = readOnce(place, step)
      bytes += part
      if part.count < step { break }
    }
    return bytes
  }

  /// A string of at most `room` bytes, its NUL included; one that does not fit is cut and ends in NUL all the same. Nil
  /// where it cannot be read up to its end.
  func string(at address: UInt64, room: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < room {
      let (place, isOver) = address.addingReportingOverflow(UInt64(bytes.count))
      if isOver { return nil }
      let step = min(room - bytes.count, Self.bytesToPageEnd(place))
      let part = readOnce(place, step)
      if let end = part.firstIndex(of: 0) { return bytes + part[...end] }
      if part.count < step { return nil }
      bytes += part
    }
    guard !bytes.isEmpty else { return nil }
    bytes[bytes.count - 1] = 0
    return bytes
  }

  /// An integer; nil where it cannot be read.
  func integer<Value: FixedWidthInteger & BitwiseCopyable>(at address: UInt64, as _: Value.Type) -> Value? {
    let bytes = read(address, MemoryLayout<Value>.size)
    guard bytes.count == MemoryLayout<Value>.size else { return nil }
    return bytes.rawSpan.load(0, as: Value.self)
  }

  private static func bytesToPageEnd(_ address: UInt64) -> Int {
    pageSize - Int(address & UInt64(pageSize - 1))
  }

  private func readOnce(_ address: UInt64, _ count: Int) -> [UInt8] {
    SystemCall.memory(of: tid, address, count)
  }
}
