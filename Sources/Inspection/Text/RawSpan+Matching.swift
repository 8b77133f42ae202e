internal import Events
internal import Glibc

/// How text and data are compared: as bytes, whatever their encoding.
extension RawSpan {
  /// Negative, zero or positive, as the bytes order before, like or behind those of `other`.
  func order(_ other: RawSpan) -> Int {
    let common = Swift.min(byteCount, other.byteCount)
    let difference = Self.compare(self, other, common)
    return difference != 0 ? difference : byteCount - other.byteCount
  }

  func starts(_ other: RawSpan) -> Bool {
    byteCount >= other.byteCount && Self.compare(self, other, other.byteCount) == 0
  }

  func ends(_ other: RawSpan) -> Bool {
    byteCount >= other.byteCount
      && Self.compare(extracting(last: other.byteCount), other, other.byteCount) == 0
  }

  /// Whether `other` is part of this; found by its first byte.
  func holds(_ other: RawSpan) -> Bool {
    let length = other.byteCount
    if length == 0 { return true }
    let first = other.load(0, as: UInt8.self)
    var start = 0
    while start + length <= byteCount {
      guard let found = index(of: first, from: start, to: byteCount - length) else { return false }
      if Self.compare(window(found, byteCount: length), other, length) == 0 { return true }
      start = found + 1
    }
    return false
  }

  /// `holds` for a lowercased `other`, whatever the case of ASCII letters here. O(product of the lengths).
  func holdsIgnoringCase(_ other: RawSpan) -> Bool {
    var start = 0
    while start + other.byteCount <= byteCount {
      var index = 0
      while index < other.byteCount,
        load(start + index, as: UInt8.self).lowercased == other.load(index, as: UInt8.self)
      {
        index += 1
      }
      if index == other.byteCount { return true }
      start += 1
    }
    return false
  }

  /// Whether this path is `other` or lies below it, component by component; slashes at both ends do not
  /// count.
  func isBelow(_ other: RawSpan) -> Bool {
    var mine = PathComponents(self)
    var theirs = PathComponents(other)
    while let wanted = theirs.next() {
      guard let component = mine.next(), component.isEqual(wanted) else { return false }
    }
    return true
  }

  /// Where `byte` is from `start` up to and including `last`.
  private func index(of byte: UInt8, from start: Int, to last: Int) -> Int? {
    // Safe: memchr reads the bytes between the two, which are the span's.
    unsafe withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start <= last, last < bytes.count,
        let found = unsafe memchr(base + start, Int32(byte), last - start + 1)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  private static func compare(_ left: RawSpan, _ right: RawSpan, _ count: Int) -> Int {
    guard count > 0 else { return 0 }
    // Safe: callers pass a count that both have.
    return unsafe left.withUnsafeBytes { left in
      unsafe right.withUnsafeBytes { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
        return Int(unsafe memcmp(left, right, count))
      }
    }
  }
}

/// The parts of a path between its slashes, empty ones left out.
private struct PathComponents: ~Escapable {
  private let path: RawSpan
  private var offset = 0

  @_lifetime(copy path)
  init(_ path: RawSpan) { self.path = path }

  @_lifetime(copy self)
  mutating func next() -> RawSpan? {
    while offset < path.byteCount, path.load(offset, as: UInt8.self) == UInt8(ascii: "/") { offset += 1 }
    let start = offset
    while offset < path.byteCount, path.load(offset, as: UInt8.self) != UInt8(ascii: "/") { offset += 1 }
    return offset > start ? path.extracting(start..<offset) : nil
  }
}

extension UInt8 {
  /// The small letter of an ASCII capital; any other byte as it is.
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self + 0x20 : self }
  /// The capital of a small ASCII letter; any other byte as it is.
  var uppercased: UInt8 { self >= 0x61 && self <= 0x7A ? self - 0x20 : self }
}
