internal import Events

/// Goes through one value of RESP, which may hold others, and keeps the first of them.
///
/// Source: https://redis.io/docs/latest/develop/reference/protocol-spec/
struct RedisValue {
  enum Step {
    case goesOn
    case ended
    /// What came is no value, or a gap hides its end.
    case lost
  }

  /// Kinds that are one line, kinds that are a line and so many bytes, and kinds that hold so many values.
  private static let lines = Array("+-:_,#(".utf8)
  private static let bulks = Array("$=!".utf8)
  private static let lists = Array("*~>".utf8)
  private static let maps = Array("%|".utf8)
  private static let deepest = 32
  private static let longestLine = 65_536
  private static let mostParts = 16
  /// How many bytes or values there may be, -1 standing for what is null; servers take less.
  private static let counts = -1..<1 << 30
  private static let longestPart = 256

  /// The letter that it begins with; 0 before that.
  private(set) var kind: UInt8 = 0
  /// The line of the outermost value, behind its letter.
  private(set) var line: [UInt8] = []
  /// The first bulk strings, cut where they are long.
  private(set) var parts: [[UInt8]] = []
  private(set) var isCut = false

  /// How many values are still to come, of each list around this one; the innermost last.
  private var awaited: [Int] = [1]
  private var current: [UInt8] = []
  private var currentCount = 0
  /// The bytes of a bulk string that are still to come, with the line end behind them.
  private var bulk: Int?
  /// It is the last of the parts.
  private var keepsBulk = false

  init() {}

  /// A command that was written as words in a line.
  init(inline line: [UInt8]) {
    kind = UInt8(ascii: "*")
    parts = line.split { $0 <= 0x20 }.prefix(Self.mostParts).map(Array.init)
  }

  var isFresh: Bool { kind == 0 && currentCount == 0 }

  mutating func take(_ piece: inout Piece) -> Step {
    while piece.rest > 0 {
      if let left = bulk {
        takeBulk(left, &piece)
      } else {
        guard let byte = piece.next() else { return .lost }
        if byte == UInt8(ascii: "\n") {
          guard finishLine() else { return .lost }
        } else {
          currentCount += 1
          guard currentCount <= Self.longestLine else { return .lost }
          if current.count < Self.longestPart { current.append(byte) }
        }
      }
      if awaited.isEmpty { return .ended }
    }
    return .goesOn
  }

  private mutating func takeBulk(_ left: Int, _ piece: inout Piece) {
    // The last two bytes end the line.
    let wanted = min(left - 2, piece.remaining)
    if keepsBulk, wanted > 0, let kept = parts.last?.count, kept < Self.longestPart {
      parts[parts.count - 1] += [UInt8](
        copying: piece.ahead.extracting(first: min(wanted, Self.longestPart - kept)))
    }
    if piece.remaining < left, piece.missing > 0 { isCut = true }
    let after = left - piece.skip(left)
    bulk = after == 0 ? nil : after
    if after == 0 { finishValue() }
  }

  private mutating func finishLine() -> Bool {
    if current.last == UInt8(ascii: "\r") { current.removeLast() }
    defer {
      current = []
      currentCount = 0
    }
    guard let letter = current.first else { return false }
    let rest = Array(current.dropFirst())
    if kind == 0 {
      kind = letter
      line = rest
    }
    if Self.lines.contains(letter) {
      finishValue()
      return true
    }
    guard let count = Self.number(rest), Self.counts.contains(count) else { return false }
    if Self.bulks.contains(letter) {
      beginBulk(count)
      return true
    }
    let isMap = Self.maps.contains(letter)
    guard isMap || Self.lists.contains(letter) else { return false }
    return beginList(isMap ? count * 2 : count)
  }

  private mutating func beginBulk(_ count: Int) {
    guard count >= 0 else { return finishValue() }
    keepsBulk = parts.count < Self.mostParts
    if keepsBulk { parts.append([]) } else { isCut = true }
    bulk = count + 2
  }

  private mutating func beginList(_ count: Int) -> Bool {
    guard awaited.count < Self.deepest else { return false }
    if count > 0 { awaited.append(count) } else { finishValue() }
    return true
  }

  private mutating func finishValue() {
    while let count = awaited.popLast() {
      if count > 1 {
        awaited.append(count - 1)
        return
      }
    }
  }

  /// A decimal number, -1 standing for what is null.
  static func number(_ text: [UInt8]) -> Int? { Int(String(decoding: text, as: UTF8.self)) }

  /// A command is an array of bulk strings; an answer by itself could be of others as well.
  static func recognize(_ bytes: RawSpan) -> Recognition {
    guard let first = bytes.value(as: UInt8.self) else { return .no }
    guard first == UInt8(ascii: "*") else {
      guard (lines + bulks + lists + maps).contains(first) else { return .no }
      return bytes.hasSuffix("\r\n") ? .likely(from: .server) : bytes.byteCount < 32 ? .unfinished : .no
    }
    var position = 1
    while position < bytes.byteCount, position < 8, bytes.load(position, as: UInt8.self) &- 0x30 < 10 {
      position += 1
    }
    let end: StaticString = "\r\n$"
    if bytes.has(end, at: position) { return .certain(from: .client) }
    return bytes.byteCount - position < 3 && position < 8 ? .unfinished : .likely(from: .server)
  }
}
