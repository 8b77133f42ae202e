internal import Glibc

/// Outputs of megabytes, looked at by the C library so that a debug build stays quick.
extension [UInt8] {
  public func isEqual(to other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    // Safe: both arrays hold `count` bytes.
    return unsafe withUnsafeBytes { left in
      unsafe other.withUnsafeBytes { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return true }
        return unsafe memcmp(left, right, count) == 0
      }
    }
  }

  /// Where the line ends are.
  private var newlines: [Int] {
    // Safe: memchr looks at the bytes that are left, no further.
    unsafe withUnsafeBytes { bytes in
      var found: [Int] = []
      var start = 0
      while start < bytes.count, let base = bytes.baseAddress,
        let next = unsafe memchr(base + start, 0x0A, bytes.count - start)
      {
        found.append(unsafe UnsafeRawPointer(next) - base)
        start = (found.last ?? 0) + 1
      }
      return found
    }
  }

  public var newlineCount: Int { newlines.count }

  /// The lines without their ends; what stands behind the last end is a line if it is not empty.
  public var lines: [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var start = 0
    for end in newlines {
      result.append(self[start..<end])
      start = end + 1
    }
    if start < count { result.append(self[start...]) }
    return result
  }
}
