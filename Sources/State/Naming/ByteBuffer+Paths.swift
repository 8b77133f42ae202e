internal import Events

/// Paths as the machine names them: absolute, without `.`, `..` and doubled slashes.
extension ByteBuffer {
  /// Longer paths get this name instead, as in sysdig.
  private static let longest = 1024
  private static let tooLong: StaticString = "/PATH_TOO_LONG"
  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  /// Makes this buffer, which holds a directory with its slash, the path of `path` in it.
  ///
  /// - Parameter length: the bytes that `path` takes in its event, its NUL included: what the limit counts.
  mutating func resolve(_ path: RawSpan, length: Int) {
    if Self.longest < count + length + 1 {
      removeAll()
      append(Self.tooLong)
      return
    }
    let path = path.untilNUL()
    let isAbsolute = path.byteCount > 0 && path.load(0, as: UInt8.self) == Self.slash
    // An empty path that was given, a NUL alone, is the directory; one that was not is nothing.
    if length == 0 || isAbsolute { removeAll() }
    appendNormalized(path)
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

  /// Appends a path component by component; `..` eats into what is already there. A dot rule applies wherever the
  /// dots stand, so that `a./b` becomes `ab`: sysdig's users know these names.
  private mutating func appendNormalized(_ path: RawSpan) {
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
          dropComponent()
          index += byte(index + 2) == 0 ? 2 : 3
        } else {
          append(Self.dot)
          append(Self.dot)
          index += 2
        }
      } else if this == Self.dot, byte(index + 1) == Self.slash || byte(index + 1) == 0 {
        index += byte(index + 1) == 0 ? 1 : 2
      } else if this == Self.slash, count > 0, self[count - 1] == Self.slash {
        index += 1
      } else {
        append(this)
        index += 1
      }
    }
    if count > 1, self[count - 1] == Self.slash { truncate(to: count - 1) }
  }

  /// Goes up to the slash before the last component.
  private mutating func dropComponent() {
    guard count > 1 else { return }
    var end = count - 1
    while end > 0, self[end - 1] != Self.slash { end -= 1 }
    truncate(to: end)
  }
}
