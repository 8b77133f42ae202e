/// Bytes as a terminal sends them, as keys.
///
/// Codes may be cut anywhere: what may go on waits. A lone escape is the escape key only when nothing follows it for a
/// moment, which the caller knows and says by `endWaiting`. What nobody knows is left out; whatever comes, each byte is
/// looked at a bounded number of times and memory stays bounded.
package struct KeyDecoder: Sendable {
  /// What was not decoded yet, from `start` on.
  private var bytes: [UInt8] = []
  private var start = 0
  /// What was pasted so far; nil outside of a paste.
  private var pasted: [UInt8]?
  /// No more bytes of the code at the start are to be expected.
  private var isOver = false
  /// The bytes at the start are not enough to tell which key they are.
  package private(set) var isWaiting = false

  /// Of a pasted text; the rest is left out.
  static let longestPaste = 65_536

  package init() {}

  package mutating func feed(_ more: [UInt8]) {
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      start = 0
    }
    bytes += more
    isWaiting = false
  }

  /// Nothing came for a moment: what waits is all there is.
  package mutating func endWaiting() {
    isOver = true
    isWaiting = false
  }

  /// The next key; nil when more bytes are needed.
  package mutating func next() -> Key? {
    while start < bytes.count, !isWaiting {
      if pasted != nil {
        if let key = takePaste() { return key }
        continue
      }
      switch KeySequence(bytes.span.extracting(start..<bytes.count), isOver: isOver) {
      case .needsMore:
        isWaiting = true
      case .paste(let length):
        take(length)
        pasted = []
      case .key(let key, let length):
        take(length)
        if let key { return key }
      }
    }
    if start == bytes.count { isOver = false }
    return nil
  }

  private mutating func take(_ length: Int) {
    start += max(length, 1)
    isOver = false
    // What is done moves out of the way now and then, so that each byte is moved a bounded number of times.
    if start >= 4096 {
      bytes.removeFirst(start)
      start = 0
    }
  }

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Takes pasted text up to its end; nil while that has not come.
  private mutating func takePaste() -> Key? {
    while start < bytes.count {
      if bytes[start] == 0x1B {
        let rest = bytes[start...].prefix(Self.pasteEnd.count)
        if rest.elementsEqual(Self.pasteEnd) {
          let text = String(decoding: pasted ?? [], as: UTF8.self)
          pasted = nil
          take(Self.pasteEnd.count)
          return .paste(text)
        }
        if !isOver, Self.pasteEnd.starts(with: rest) {
          isWaiting = true
          return nil
        }
      }
      if let count = pasted?.count, count < Self.longestPaste { pasted?.append(bytes[start]) }
      take(1)
    }
    return nil
  }
}
