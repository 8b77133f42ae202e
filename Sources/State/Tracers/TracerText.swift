internal import Events

/// What a program writes to `/dev/null` to mark where a piece of its work begins or ends.
///
///     >:123:backup.copy:file=a,size=7:            the simple form; the id may be t, p, pp, g or nothing
///     [">", 123, ["backup", "copy"], [{"file":"a"}, {"size":"7"}]]
///
/// Source: sysdig's manual, "Tracers".
struct TracerText: Equatable {
  /// Where the work begins, as opposed to ends.
  var isEnter = false
  /// What tells work of the same tags apart.
  var id: Int64 = 0
  /// What the work is, from the general to the particular, a NUL after each.
  var tags: [UInt8] = []
  /// Names and values, in turn, a NUL after each.
  var arguments: [UInt8] = []

  /// What the short forms of an id stand for.
  struct Author {
    var thread: Int64
    var process: Int64
    var parent: Int64
  }

  /// The longest text, in bytes: a param of an event holds no more.
  static let limit = 65_535
  private static let quotedLimit = 65_000

  /// Why text is no tracer.
  enum Fault: Error {
    /// More of it may follow with the next write.
    case incomplete
    case malformed
  }

  /// Reads text in either form. A NUL ends it.
  init(_ text: RawSpan, by author: Author) throws(Fault) {
    let text = text.untilNUL()
    guard let first = text.value(as: UInt8.self) else { throw .malformed }
    // Too long ever to be completed.
    guard text.byteCount <= Self.limit else { throw .incomplete }
    if first == UInt8(ascii: ">") || first == UInt8(ascii: "<") {
      try readSimple(TracerCursor(text), by: author)
    } else {
      try readJSON(TracerCursor(text), by: author)
    }
  }

  /// Stands for text that is no tracer on a descriptor that has carried some: its one tag quotes it.
  init(quoting text: RawSpan) {
    isEnter = true
    var quoted = ByteBuffer()
    quoted.append("invalid tracer " as StaticString)
    quoted.append(text.slice(0, upTo: Self.quotedLimit))
    quoted.append(", len" as StaticString)
    quoted.append(decimal: UInt64(text.byteCount))
    tags = [UInt8](copying: quoted.bytes.untilNUL()) + [0]
  }
}

/// Goes through the text of a tracer. Behind the end stand NULs.
struct TracerCursor: ~Escapable {
  private let text: RawSpan
  private var position = 0

  @_lifetime(copy text)
  init(_ text: RawSpan) { self.text = text }

  var byte: UInt8 { ahead(0) }

  func ahead(_ distance: Int) -> UInt8 {
    position + distance < text.byteCount ? text.load(position + distance, as: UInt8.self) : 0
  }

  mutating func advance(by count: Int = 1) { position += count }

  /// Steps over `byte`.
  mutating func expect(_ byte: UInt8) throws(TracerText.Fault) {
    guard self.byte == byte else { throw self.byte == 0 ? .incomplete : .malformed }
    advance()
  }

  /// A number in decimal, of which the low 64 bits count. Nothing at all is 0.
  mutating func number() -> Int64 {
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative { advance() }
    var value: Int64 = 0
    while byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      value = value &* 10 &+ Int64(byte - UInt8(ascii: "0"))
      advance()
    }
    return isNegative ? 0 &- value : value
  }

  /// `t`, `p`, `pp` or `g` and the byte behind it, whatever that is; nil where none of them stands here.
  mutating func shortID(of author: TracerText.Author) -> Int64? {
    switch (byte, ahead(1)) {
    case (UInt8(ascii: "t"), _):
      advance(by: 2)
      return author.thread
    case (UInt8(ascii: "p"), UInt8(ascii: "p")):
      advance(by: 3)
      return author.parent
    case (UInt8(ascii: "p"), _):
      advance(by: 2)
      return author.process
    case (UInt8(ascii: "g"), _):
      advance(by: 2)
      return 0
    default: return nil
    }
  }
}
