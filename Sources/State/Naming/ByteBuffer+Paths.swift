internal import Events

/// Paths as the machine names them: absolute, without `.`, `..` and doubled slashes.
extension ByteBuffer {
  /// Whether a path of `length` bytes, its NUL included, is too long to be put behind a directory of `base` bytes; it
  /// gets the name `tooLongPath` instead, as in sysdig.
  package static func isTooLong(_ length: Int, behind base: Int) -> Bool { base + length + 1 > 1024 }
  package static var tooLongPath: StaticString { "/PATH_TOO_LONG" }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  /// Makes this buffer, which holds a directory with its slash, the path of `path` in it.
  ///
  /// - Parameter length: the bytes that `path` takes in its event, its NUL included: what the limit counts.
  mutating func resolve(_ path: RawSpan, length: Int) {
    if Self.isTooLong(length, behind: count) {
      removeAll()
      append(Self.tooLongPath)
      return
    }
    let path = path.untilNUL()
    let isAbsolute = path.byteCount > 0 && path.load(0, as: UInt8.self) == Self.slash
    // An empty path that was given, a NUL alone, is the directory; one that was not is nothing.
    if length == 0 || isAbsolute { removeAll() }
    append(path: path, onto: 0)
  }

  /// Likewise for a path in the pool.
  mutating func resolve(_ path: StringID, of strings: borrowing StringPool) {
    resolve(strings[path], length: strings[path].byteCount)
  }

  /// Likewise for a param of a stored enter; false when it is not there.
  mutating func resolve(_ param: Int, _ region: EnterStore.Region, of enters: borrowing EnterStore) -> Bool {
    guard let path = enters.param(param, in: region) else { return false }
    resolve(path, length: path.byteCount)
    return true
  }

  mutating func append(_ name: StringID, of strings: borrowing StringPool) { append(strings[name]) }

  /// Appends `path` to the directory that stands in the buffer from `base`: `..` eats into what is already there,
  /// slashes are told once, unprintable bytes become dots and a slash at the end goes. A dot rule applies wherever the
  /// dots stand, so that `a./b` becomes `ab`: sysdig's users know these names.
  package mutating func append(path: RawSpan, onto base: Int) {
    let end = path.byteCount
    func byte(_ index: Int) -> UInt8 { index < end ? path.load(index, as: UInt8.self) : 0 }
    var index = 0
    while index < end {
      let this = byte(index)
      if this < 0x20 || this > 0x7E {
        append(Self.dot)
        index += 1
      } else if this == Self.dot, byte(index + 1) == Self.dot {
        if byte(index + 2) == Self.slash || byte(index + 2) == 0 {
          dropComponent(above: base)
          index += byte(index + 2) == 0 ? 2 : 3
        } else {
          append(Self.dot)
          append(Self.dot)
          index += 2
        }
      } else if this == Self.dot, byte(index + 1) == Self.slash || byte(index + 1) == 0 {
        index += byte(index + 1) == 0 ? 1 : 2
      } else if this == Self.slash, count > base, self[count - 1] == Self.slash {
        index += 1
      } else {
        append(this)
        index += 1
      }
    }
    if count > base + 1, self[count - 1] == Self.slash { truncate(to: count - 1) }
  }

  /// Goes up to the slash before the last component of the path that starts at `base`.
  private mutating func dropComponent(above base: Int) {
    guard count > base + 1 else { return }
    var end = count - 1
    while end > base, self[end - 1] != Self.slash { end -= 1 }
    truncate(to: end)
  }
}
