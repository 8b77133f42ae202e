/// Bytes as a terminal sends them, as keys.
///
/// Codes may be cut anywhere: what may go on waits. A lone escape is the escape key only when nothing follows it for a
/// moment, and a paste whose end does not come ends after a second of silence; the caller knows of `silence`, and says so by
/// `endWaiting`. What nobody knows is left out; whatever comes, each byte is looked at a bounded number of times and memory
/// stays bounded.
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

  /// How long nothing has to come, in ms, before what waits is all there is; nil where nothing waits.
  package var silence: Int? { pasted != nil ? Self.pasteSilence : isWaiting ? Self.escapeSilence : nil }

  /// Over slow lines, codes come in pieces.
  private static let escapeSilence = 40
  private static let pasteSilence = 1_000

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

  /// Nothing came for so long as `silence` said: what waits is all there is.
  package mutating func endWaiting() {
    isOver = true
    isWaiting = false
  }

  /// The next key; nil when more bytes are needed.
  package mutating func next() -> Key? {
    while !isWaiting {
      if pasted != nil {
        guard let key = takePaste() else { break }
        return key
      }
      guard start < bytes.count else { break }
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
        if rest.elementsEqual(Self.pasteEnd) { return endPaste(behind: Self.pasteEnd.count) }
        if Self.pasteEnd.starts(with: rest) {
          // Of a mark that is cut for good, nothing is text.
          if isOver { return endPaste(behind: rest.count) }
          isWaiting = true
          return nil
        }
      }
      if let count = pasted?.count, count < Self.longestPaste { pasted?.append(bytes[start]) }
      take(1)
    }
    return isOver ? endPaste(behind: 0) : nil
  }

  private mutating func endPaste(behind length: Int) -> Key {
    let text = String(decoding: pasted ?? [], as: UTF8.self)
    pasted = nil
    isOver = false
    if length > 0 { take(length) }
    return .paste(text)
  }
}
