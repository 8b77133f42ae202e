internal import Events

/// Takes a JSON text apart into nodes. Source: RFC 8259, except that raw control characters may stand in
/// strings.
struct JSONParser: ~Escapable {
  private let text: RawSpan
  private var at = 0
  private(set) var nodes: [JSONNode] = []

  /// Container records nest four deep, Kubernetes objects about ten.
  private static let depthLimit = 128
  /// A node for every byte of the largest classic event, and then some.
  private static let nodeLimit = 1 << 20

  @_lifetime(copy text)
  init(_ text: RawSpan) {
    self.text = text
  }

  /// Reads one value with all that is in it; false where the text is wrong or ends too soon.
  mutating func readValue(depth: Int) -> Bool {
    guard depth < Self.depthLimit, nodes.count < Self.nodeLimit, let first = nextByte() else { return false }
    switch first {
    case UInt8(ascii: "{"): return readObject(depth: depth)
    case UInt8(ascii: "["): return readArray(depth: depth)
    case UInt8(ascii: "\""): return readString()
    case UInt8(ascii: "t"): return readWord("true", .bool)
    case UInt8(ascii: "f"): return readWord("false", .bool)
    case UInt8(ascii: "n"): return readWord("null", .null)
    default: return readNumber()
    }
  }

  private mutating func readObject(depth: Int) -> Bool {
    let node = open(.object)
    guard let first = nextByte() else { return false }
    if first != UInt8(ascii: "}") {
      repeat {
        guard nextByte() == UInt8(ascii: "\""), readString(), skip(UInt8(ascii: ":")),
          readValue(depth: depth + 1)
        else { return false }
      } while skip(UInt8(ascii: ","))
    }
    return close(node, UInt8(ascii: "}"))
  }

  private mutating func readArray(depth: Int) -> Bool {
    let node = open(.array)
    guard let first = nextByte() else { return false }
    if first != UInt8(ascii: "]") {
      repeat {
        guard readValue(depth: depth + 1) else { return false }
      } while skip(UInt8(ascii: ","))
    }
    return close(node, UInt8(ascii: "]"))
  }

  private mutating func readString() -> Bool {
    at += 1
    let start = at
    var isEscaped = false
    while at < text.byteCount {
      let byte = text.load(at, as: UInt8.self)
      if byte == UInt8(ascii: "\"") {
        append(.string, from: start, isEscaped: isEscaped)
        at += 1
        return true
      }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        at += 1
      }
      at += 1
    }
    return false
  }

  private mutating func readWord(_ word: StaticString, _ kind: JSONNode.Kind) -> Bool {
    let start = at
    for index in 0..<word.utf8CodeUnitCount {
      // Safe: `index` is below the literal's length.
      guard at < text.byteCount, unsafe text.load(at, as: UInt8.self) == word.utf8Start[index] else {
        return false
      }
      at += 1
    }
    append(kind, from: start)
    return true
  }

  private mutating func readNumber() -> Bool {
    let start = at
    while at < text.byteCount, Self.isPartOfNumber(text.load(at, as: UInt8.self)) { at += 1 }
    append(.number, from: start)
    return at > start
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): true
    default: false
    }
  }

  /// Skips blanks; the byte behind them, or nil at the end.
  private mutating func nextByte() -> UInt8? {
    while at < text.byteCount {
      let byte = text.load(at, as: UInt8.self)
      guard byte == 32 || (9...13).contains(byte) else { return byte }
      at += 1
    }
    return nil
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard nextByte() == byte else { return false }
    at += 1
    return true
  }

  private mutating func open(_ kind: JSONNode.Kind) -> Int {
    append(kind, from: at)
    at += 1
    return nodes.count - 1
  }

  private mutating func close(_ node: Int, _ byte: UInt8) -> Bool {
    nodes[node].next = Int32(truncatingIfNeeded: nodes.count)
    return skip(byte)
  }

  private mutating func append(_ kind: JSONNode.Kind, from start: Int, isEscaped: Bool = false) {
    nodes.append(
      JSONNode(
        start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: at - start),
        next: Int32(truncatingIfNeeded: nodes.count + 1), kind: kind, isEscaped: isEscaped))
  }
}
