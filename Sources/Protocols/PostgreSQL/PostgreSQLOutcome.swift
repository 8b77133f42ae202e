internal import Events

/// What the messages of a server say of how a request went.
enum PostgreSQLOutcome {
  /// Nil for messages that say nothing of it.
  static func read(_ frame: Frame) -> Outcome? {
    var cursor = NetworkCursor(frame.payload)
    switch frame.bytes[0] {
    case UInt8(ascii: "C"): return Outcome(oneLine(cursor.text() ?? []))
    case UInt8(ascii: "E"): return failure(&cursor)
    case UInt8(ascii: "I"): return Outcome("empty query")
    case UInt8(ascii: "R") where cursor.word() == 0: return Outcome("authenticated")
    default: return nil
    }
  }

  /// Fields of a letter and a text each: `C` is the code, `M` says it for people.
  private static func failure(_ cursor: inout NetworkCursor) -> Outcome {
    var code = ""
    var text = ""
    while let letter = cursor.byte(), letter != 0, let value = cursor.text() {
      if letter == UInt8(ascii: "C") { code = oneLine(value) }
      if letter == UInt8(ascii: "M") { text = oneLine(value) }
    }
    return Outcome(failure: code, text)
  }
}
